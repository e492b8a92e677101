import type { Child } from 'hono/jsx'
import { Icon } from '../platform/icons.tsx'
import { Layout } from '../platform/layout.tsx'
import { renderMarkdown } from '../platform/markdown.ts'
import type { MessageKey } from '../platform/messages.ts'
import { useView } from '../platform/view.ts'
import { wordName, type WordList } from '../platform/words.ts'
import type { GroupHead } from './queries.ts'

const parts = [
  { tab: 'group', sub: '', label: 'groups.tab.group' },
  { tab: 'roles', sub: '/roles', label: 'groups.tab.roles' },
  { tab: 'means', sub: '/moyens', label: 'groups.tab.means' },
  { tab: 'journal', sub: '/carnet', label: 'groups.tab.journal' },
  { tab: 'history', sub: '/histoire', label: 'groups.tab.history' },
] as const

export type Tab = (typeof parts)[number]['tab']

/** The parts of a group, as links. */
export function GroupTabs({ group, tab }: { group: Pick<GroupHead, 'path'>; tab?: Tab }) {
  const { t } = useView()
  return (
    <nav class="tabs" aria-label={t('groups.tab.parts')}>
      {parts.map((part) => (
        <a href={`${group.path}${part.sub}`} aria-current={part.tab === tab ? 'page' : undefined}>
          {t(part.label)}
        </a>
      ))}
    </nav>
  )
}

interface FrameProps {
  group: GroupHead
  title: string
  tab?: Tab
  /** One sentence under the title: what this part is for. */
  intro?: MessageKey
  personal?: boolean
  children?: Child
}

/** A page of a group other than its first: the group's name, the parts, then what this one shows. */
export function GroupFrame({ group, title, tab, intro, personal, children }: FrameProps) {
  const { t } = useView()
  return (
    <Layout title={`${title} · ${group.name}`} {...(personal && { personal })}>
      <p class="kind">
        <Icon name="group" />
        <a href={group.path} lang={langOf(group.lang)}>
          {group.name}
        </a>
      </p>
      <h1>{title}</h1>
      {intro && <p>{t(intro)}</p>}
      <GroupTabs group={group} {...(tab && { tab })} />
      {children}
    </Layout>
  )
}

interface TapProps {
  action: string
  label: MessageKey
  /** What it is about, read aloud after the label when a page has several such buttons. */
  about?: string
  kind?: 'main' | 'quiet' | 'danger'
}

/** One tap: a form that is a button. */
export function Tap({ action, label, about, kind }: TapProps) {
  const { t } = useView()
  return (
    <form method="post" action={action}>
      <button class={kind ? `act ${kind}` : 'act'}>
        {t(label)}
        {about && <span class="sr"> : {about}</span>}
      </button>
    </form>
  )
}

/** What someone wrote, as light Markdown. */
export function Prose({ text, lang }: { text: string; lang: string }) {
  return <div class="prose" lang={langOf(lang)} dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />
}

/** The language of a text, where it is not that of the page. */
export function langOf(lang: string): string | undefined {
  return lang === useView().lang ? undefined : lang
}

/** The name of a word in the reader's locale; the word itself where the lab no longer has it. */
export function nameOf(list: WordList, slug: string): string {
  const { words, locale } = useView()
  const word = words.find(list, slug)
  return word ? wordName(word, locale) : slug
}

/** The words of a list, as choices. `keep` stays among them when the lab has retired it. */
export function useOptions(list: WordList, keep: string | null = null): { value: string; label: string }[] {
  const { words, locale } = useView()
  const kept = keep === null ? undefined : words.find(list, keep)
  const shown = words.list(list)
  return [...shown, ...(kept && !shown.includes(kept) ? [kept] : [])].map((word) => ({
    value: word.slug,
    label: wordName(word, locale),
  }))
}

/** The name of a role: a word of the lab or the group's own. */
export function roleName(role: { word: string | null; name: string }): string {
  return role.word === null ? role.name : nameOf('role', role.word)
}

/** What a group will produce, in a few words. */
export function promiseName(promise: string | null): string {
  const { t } = useView()
  return promise === null ? t('groups.promise.unknown') : nameOf('kind', promise)
}
