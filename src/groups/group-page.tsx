import { Form, Select } from '../platform/fields.tsx'
import { Icon } from '../platform/icons.tsx'
import { Layout } from '../platform/layout.tsx'
import { excerpt } from '../platform/markdown.ts'
import { kindOf } from '../platform/things.ts'
import { useView } from '../platform/view.ts'
import { Ago, Day } from '../platform/when.tsx'
import { AnnouncedChanges } from './changes/pages.tsx'
import { GroupTabs, langOf, nameOf, promiseName, Prose, roleName, Tap, useOptions } from './frame.tsx'
import { Who } from './names.tsx'
import { shownMembers, showsPeople, type GroupHead, type readGroupPage } from './queries.ts'

export type GroupContent = Awaited<ReturnType<typeof readGroupPage>>

/** A group: its promise, what it is for, what it looks for, who is there, what it wrote and made. */
export function GroupPage({ group, content }: { group: GroupHead; content: GroupContent }) {
  return (
    <Layout title={group.name} description={excerpt(group.purpose, 200)}>
      <Poster group={group} />
      <GroupTabs group={group} tab="group" />
      <AnnouncedChanges group={group} changes={content.changes} names={content.names} />
      <PromiseAgain group={group} />
      <Wanted group={group} content={content} />
      <People group={group} content={content} />
      <JournalNow group={group} content={content} />
      <Around group={group} content={content} tone="workshop" />
      <Around group={group} content={content} tone="made" />
      <About group={group} />
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
      <h1 lang={langOf(group.lang)}>{group.name}</h1>
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
  if (!group.inside) return <Tap action={`${group.path}/entrer`} label="groups.join.act" kind="main" />
  return (
    <a class="act main" href={`${group.path}/carnet/ecrire`}>
      <Icon name="journal" />
      {t('groups.journal.write')}
    </a>
  )
}

function BetweenPeers({ group }: { group: GroupHead }) {
  const { t } = useView()
  return (
    <dl class="facts" lang={langOf(group.lang)}>
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
          options={useOptions('kind')}
          empty="groups.promise.unknown"
        />
      </Form>
    </section>
  )
}

interface SectionProps {
  group: GroupHead
  content: GroupContent
}

function Wanted({ group, content }: SectionProps) {
  const { t } = useView()
  const vacant = content.roles.filter((role) => role.holder === null)
  if (group.ending || (vacant.length === 0 && content.needs.length === 0)) return null
  return (
    <section class="stack">
      <h2>{t('groups.wanted.title')}</h2>
      <ul class="needs">
        {vacant.map((role) => (
          <li>{roleName(role)}</li>
        ))}
        {content.needs.map((need) => (
          <li>
            {nameOf('means', need.word)}
            {need.details && <span lang={langOf(group.lang)}> : {excerpt(need.details, 60)}</span>}
          </li>
        ))}
      </ul>
      <p class="acts">
        {vacant.length > 0 && (
          <a class="act" href={`${group.path}/roles`}>
            {t('groups.role.take')}
          </a>
        )}
        <a class="act" href={`${group.path}/moyens`}>
          {t('groups.means.offer')}
        </a>
      </p>
    </section>
  )
}

function People({ group, content }: SectionProps) {
  const { t } = useView()
  if (!showsPeople(group)) {
    return (
      <section class="stack">
        <h2>{t('groups.people.title')}</h2>
        <p>{t('groups.people.kept')}</p>
      </section>
    )
  }
  const shown = content.members.slice(0, shownMembers)
  return (
    <section class="stack">
      <h2>{t('groups.people.title')}</h2>
      {shown.length === 0 && <p>{t('groups.people.none')}</p>}
      <dl class="facts">
        {content.roles
          .filter((role) => role.holder !== null)
          .map((role) => (
            <div>
              <dt>{roleName(role)}</dt>
              <dd>
                <Who id={role.holder} names={content.names} />
              </dd>
            </div>
          ))}
      </dl>
      <ul class="row">
        {shown.map((member) => (
          <li>
            <Who id={member.id} names={content.names} />
          </li>
        ))}
      </ul>
      {content.members.length > shownMembers && (
        <p>
          <a href={`${group.path}/personnes`}>{t('groups.people.all')}</a>
        </p>
      )}
    </section>
  )
}

function JournalNow({ group, content }: SectionProps) {
  const { t } = useView()
  const entries = content.around.filter((thing) => thing.kind === 'journal')
  return (
    <section class="stack">
      <div class="heading">
        <h2>{t('groups.kind.journal')}</h2>
        {entries.length > 0 && <a href={`${group.path}/carnet`}>{t('groups.journal.all')}</a>}
      </div>
      {entries.length === 0 && <p class="soft">{t('groups.journal.none')}</p>}
      <ol class="journal">
        {entries.map((entry) => (
          <li>
            <Ago at={entry.published_at} /> · <Who id={entry.author_id} names={content.names} />
            <p lang={langOf(entry.lang)}>
              <a href={entry.path}>{excerpt(entry.summary, 160)}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const slots = {
  workshop: {
    title: 'groups.meetings.title',
    none: 'groups.meetings.none',
    act: 'groups.meetings.act',
    path: '/ateliers/proposer',
  },
  made: {
    title: 'groups.made.title',
    none: 'groups.made.none',
    act: 'groups.made.act',
    path: '/productions/proposer',
  },
} as const

/** What other modules keep in the group: meetings in one slot, whatever else in the other. */
function Around({ group, content, tone }: SectionProps & { tone: keyof typeof slots }) {
  const { t } = useView()
  const slot = slots[tone]
  const things = content.around.filter(
    (thing) => thing.kind !== 'journal' && (kindOf(thing.kind).tone === 'workshop') === (tone === 'workshop'),
  )
  return (
    <section class="stack">
      <h2>{t(slot.title)}</h2>
      {things.length === 0 && <p class="soft">{t(slot.none)}</p>}
      {things.length > 0 && (
        <ul class="wall">
          {things.map((thing) => (
            <li class={`card ${kindOf(thing.kind).tone}`}>
              <p class="kind">{t(kindOf(thing.kind).label)}</p>
              <h3>
                <a href={thing.path} lang={langOf(thing.lang)}>
                  {thing.title}
                </a>
              </h3>
              {thing.summary && <p lang={langOf(thing.lang)}>{excerpt(thing.summary, 120)}</p>}
            </li>
          ))}
        </ul>
      )}
      {group.inside && !group.ending && (
        <p>
          <a class="act" href={`${slot.path}?groupe=${group.slug}`}>
            {t(slot.act)}
          </a>
        </p>
      )}
    </section>
  )
}

function About({ group }: { group: GroupHead }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('groups.about.title')}</h2>
      <dl class="facts">
        {group.priority && (
          <div>
            <dt>{t('groups.field.priority')}</dt>
            <dd>
              <a href={`/priorites/${group.priority}`}>{nameOf('priority', group.priority)}</a>
            </dd>
          </div>
        )}
        {group.strandSlug && (
          <div>
            <dt>{t('groups.field.strand')}</dt>
            <dd>
              <a href={`/chantiers/${group.strandSlug}`}>{group.strandName}</a>
            </dd>
          </div>
        )}
        {group.pole && (
          <div>
            <dt>{t('groups.field.pole')}</dt>
            <dd>{nameOf('pole', group.pole)}</dd>
          </div>
        )}
        {group.size !== null && (
          <div>
            <dt>{t('groups.about.size')}</dt>
            <dd>{t('groups.about.people', { count: group.size })}</dd>
          </div>
        )}
        <div>
          <dt>{t('groups.about.opened')}</dt>
          <dd>
            <Day at={group.opened_at} />
          </dd>
        </div>
      </dl>
      {group.inside && (
        <div class="acts">
          {!group.ending && (
            <>
              <a class="act" href={`${group.path}/modifier`}>
                {t('groups.edit.title')}
              </a>
              <a class="act" href={`${group.path}/terminer`}>
                {t('groups.end.title')}
              </a>
            </>
          )}
          <Tap action={`${group.path}/quitter`} label="groups.leave.act" />
        </div>
      )}
    </section>
  )
}
