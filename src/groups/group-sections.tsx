import { nameOf } from '../platform/choices.ts'
import { excerpt } from '../platform/markdown.ts'
import { inLang } from '../platform/prose.tsx'
import { useView } from '../platform/view.ts'
import { Day } from '../platform/when.tsx'
import { roleName, Tap } from './frame.tsx'
import { Who } from './names.tsx'
import { shownMembers, showsPeople, type GroupContent, type GroupHead } from './queries.ts'

interface SectionProps {
  content: GroupContent
}

export function Wanted({ content }: SectionProps) {
  const { t } = useView()
  const group = content.head
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
            {need.details && <span {...inLang(group.lang)}> : {excerpt(need.details, 60)}</span>}
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

/** Each person once, with the roles they hold. */
export function People({ content }: SectionProps) {
  const { t } = useView()
  const group = content.head
  if (!showsPeople(group)) {
    return (
      <section class="stack">
        <h2>{t('groups.people.title')}</h2>
        <p>{t('groups.people.kept')}</p>
      </section>
    )
  }
  const rolesOf = Map.groupBy(
    content.roles.filter((role) => role.holder !== null),
    (role) => role.holder,
  )
  const others = content.members.slice(0, shownMembers).filter((member) => !rolesOf.has(member.id))
  return (
    <section class="stack">
      <h2>{t('groups.people.title')}</h2>
      {content.members.length === 0 && <p>{t('groups.people.none')}</p>}
      {rolesOf.size > 0 && (
        <dl class="facts">
          {[...rolesOf].map(([holder, roles]) => (
            <div>
              <dt>
                <Who id={holder} names={content.names} />
              </dt>
              <dd>{roles.map(roleName).join(', ')}</dd>
            </div>
          ))}
        </dl>
      )}
      <ul class="row">
        {others.map((member) => (
          <li>
            <Who id={member.id} names={content.names} />
          </li>
        ))}
      </ul>
      {content.members.length > shownMembers && (
        <p class="links">
          <a href={`${group.path}/personnes`}>{t('groups.people.all')}</a>
        </p>
      )}
    </section>
  )
}

export function About({ group }: { group: GroupHead }) {
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
