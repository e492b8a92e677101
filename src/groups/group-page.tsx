import { ActingNote } from '../platform/acting.tsx'
import { optionsOf } from '../platform/choices.ts'
import { Select } from '../platform/choice-fields.tsx'
import { Form } from '../platform/fields.tsx'
import { Icon } from '../platform/icons.tsx'
import { Layout } from '../platform/layout.tsx'
import { excerpt } from '../platform/markdown.ts'
import { ComesFrom } from '../platform/origin-parts.tsx'
import { Prose, inLang } from '../platform/prose.tsx'
import { HiddenNote } from '../platform/report-link.tsx'
import { ThingLinks } from '../platform/thing-links.tsx'
import { useView } from '../platform/view.ts'
import { Day } from '../platform/when.tsx'
import { JournalNow, Made, Meetings } from './around-sections.tsx'
import { AnnouncedChanges } from './changes/pages.tsx'
import { OpenDecisions } from './decisions/list-page.tsx'
import { Enter, GroupTabs, promiseName, Tap } from './frame.tsx'
import { About, People, Wanted } from './group-sections.tsx'
import type { GroupContent, GroupHead } from './queries.ts'
import { ScopeLinks } from './scope-links.tsx'

/** A group: its promise, what it is for, what it looks for, who is there, what it wrote and made. */
export function GroupPage({ content }: { content: GroupContent }) {
  const group = content.head
  return (
    <Layout
      title={group.name}
      description={excerpt(group.purpose, 200)}
      {...(group.audience === 'open' && { feed: `${group.path}.atom` })}
    >
      <Poster group={group} />
      <ComesFrom origin={content.origin} />
      <HiddenNote id={group.id} reason={group.hiddenReason} />
      <GroupTabs group={group} tab="group" />
      <ActingNote name={group.otherName} />
      <AnnouncedChanges group={group} changes={content.changes} names={content.names} />
      <OpenDecisions content={content} />
      <PromiseAgain group={group} />
      <Wanted content={content} />
      <People content={content} />
      <JournalNow content={content} />
      <Meetings content={content} />
      <Made content={content} />
      <About group={group} />
      <ScopeLinks {...group} />
      <ThingLinks {...group} />
    </Layout>
  )
}

function Poster({ group }: { group: GroupHead }) {
  const { t } = useView()
  return (
    <section class="poster group stack">
      <p class="kind">
        <Icon name="group" />
        {t('groups.kind.group')} · {t('groups.promise.is', { kind: promiseName(group.promise) })}
      </p>
      <h1 {...inLang(group.lang)}>{group.name}</h1>
      <Prose text={group.purpose} lang={group.lang} />
      {group.peers_for && <BetweenPeers group={group} />}
      {group.ending && (
        <p>
          <b>{t(`groups.ended.${group.ending}`)}</b> {group.ended_at && <Day at={group.ended_at} />}
        </p>
      )}
      {group.asleep && <p>{t('groups.asleep')}</p>}
      <div class="acts">
        <MainAct group={group} />
        {group.asleep && <Tap action={`${group.path}/reveiller`} label="groups.wake.act" />}
      </div>
    </section>
  )
}

function MainAct({ group }: { group: GroupHead }) {
  const { t } = useView()
  if (group.ending) return <Tap action={`${group.path}/reveiller`} label="groups.wake.again" kind="main" />
  if (!group.inside) return <Enter group={group} kind="main" />
  return (
    <a class="act main" href={`${group.path}/carnet/ecrire`}>
      <Icon name="journal" />
      {t('groups.journal.write')}
    </a>
  )
}

/** Whom a group between peers is for, and what may leave it, in its own words. */
export function BetweenPeers({ group }: { group: GroupHead }) {
  const { t } = useView()
  return (
    <dl class="facts" {...inLang(group.lang)}>
      <div>
        <dt>{t('groups.peers.for')}</dt>
        <dd>{group.peers_for}</dd>
      </div>
      {group.peers_out && (
        <div>
          <dt>{t('groups.peers.out')}</dt>
          <dd>{group.peers_out}</dd>
        </div>
      )}
    </dl>
  )
}

/** « On ne sait pas encore » is an answer; the question comes back here. */
function PromiseAgain({ group }: { group: GroupHead }) {
  const { t } = useView()
  if (group.promise !== null || !group.inside || group.ending) return null
  return (
    <section class="note">
      <h2>{t('groups.promise.again')}</h2>
      <Form action={`${group.path}/promesse`} submit="groups.promise.act" quiet>
        <Select
          name="promise"
          label="groups.field.promise"
          options={optionsOf('kind')}
          empty="groups.promise.unknown"
        />
      </Form>
    </section>
  )
}
