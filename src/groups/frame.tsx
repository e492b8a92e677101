import type { Child } from 'hono/jsx'
import { ActingNote } from '../platform/acting.tsx'
import { nameOf } from '../platform/choices.ts'
import { Icon } from '../platform/icons.tsx'
import { Layout } from '../platform/layout.tsx'
import type { MessageKey } from '../platform/messages.ts'
import { inLang } from '../platform/prose.tsx'
import { useView } from '../platform/view.ts'
import { asksFirst, type GroupHead } from './queries.ts'

const parts = [
  { tab: 'group', sub: '', label: 'groups.tab.group' },
  { tab: 'roles', sub: '/roles', label: 'groups.tab.roles' },
  { tab: 'means', sub: '/moyens', label: 'groups.tab.means' },
  { tab: 'decisions', sub: '/decisions', label: 'groups.tab.decisions' },
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
  /** The language of a title that somebody wrote. */
  lang?: string
  personal?: boolean
  children?: Child
}

/** A page of a group other than its first: the group's name, the parts, then what this one shows. */
export function GroupFrame({ group, title, tab, intro, lang, personal, children }: FrameProps) {
  const { t } = useView()
  return (
    <Layout title={`${title} · ${group.name}`} {...(personal && { personal })}>
      <p class="kind">
        <Icon name="group" />
        <a href={group.path} {...inLang(group.lang)}>
          {group.name}
        </a>
      </p>
      <h1 {...(lang && inLang(lang))}>{title}</h1>
      {intro && <p>{t(intro)}</p>}
      <GroupTabs group={group} {...(tab && { tab })} />
      <ActingNote name={group.otherName} />
      {children}
    </Layout>
  )
}

/** The way into a group: one tap, or for a group between peers the page that says who it is for. */
export function Enter({ group, kind }: { group: GroupHead; kind?: 'main' }) {
  const { t } = useView()
  const path = `${group.path}/entrer`
  if (!asksFirst(group)) return <Tap action={path} label="groups.join.act" {...(kind && { kind })} />
  return (
    <a class={kind ? `act ${kind}` : 'act'} href={path}>
      {t('groups.join.act')}
    </a>
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

/** The name of a role: a word of the lab or the group's own. */
export function roleName(role: { word: string | null; name: string }): string {
  return role.word === null ? role.name : nameOf('role', role.word)
}

/** What a group will produce, in a few words. */
export function promiseName(promise: string | null): string {
  const { t } = useView()
  return promise === null ? t('groups.promise.unknown') : nameOf('kind', promise)
}
