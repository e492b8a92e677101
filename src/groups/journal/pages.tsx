import { Picture } from '../../platform/files/picture.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import { excerpt } from '../../platform/markdown.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago, Day } from '../../platform/when.tsx'
import { GroupFrame, Tap } from '../frame.tsx'
import { Who, type Names } from '../names.tsx'
import type { GroupHead } from '../queries.ts'
import type { ShownEntry } from './queries.ts'

interface JournalPageProps {
  group: GroupHead
  entries: readonly ShownEntry[]
  names: Names
  files: ReadonlyMap<string, readonly ShownFile[]>
  next: Cursor | null
  started: boolean
}

/** The dated record of what a group did and learned. */
export function JournalPage({ group, entries, names, files, next, started }: JournalPageProps) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.kind.journal')} tab="journal" intro="groups.journal.intro">
      {group.inside && (
        <p>
          <a class="act main" href={`${group.path}/carnet/ecrire`}>
            {t('groups.journal.write')}
          </a>
        </p>
      )}
      {entries.length === 0 && <p class="empty">{t('groups.journal.none')}</p>}
      <h2 class="sr">{t('groups.journal.entries')}</h2>
      <ol class="journal">
        {entries.map((entry) => (
          <li class="stack">
            <EntryLine entry={entry} names={names} />
            <Opening entry={entry} />
            {files
              .get(entry.id)
              ?.slice(0, 1)
              .map((file) => (
                <Picture file={file} />
              ))}
          </li>
        ))}
      </ol>
      <Pager path={`${group.path}/carnet`} next={next} started={started} />
    </GroupFrame>
  )
}

function EntryLine({ entry, names }: { entry: ShownEntry; names: Names }) {
  const { t } = useView()
  return (
    <p class="by">
      <Day at={entry.written_at} />
      {entry.authorId !== null && <Who id={entry.authorId} names={names} />}
      {entry.learned && <b>{t('groups.journal.learned')}</b>}
      {entry.audience === 'group' && <span>{t('audience.group')}</span>}
    </p>
  )
}

const longText = 600

/** A short entry whole; of a long one the beginning, and the way to the rest. */
function Opening({ entry }: { entry: ShownEntry }) {
  const { t } = useView()
  if (entry.text.length <= longText) {
    return (
      <>
        <Prose text={entry.text} lang={entry.lang} />
        <a href={entry.path}>
          {t('groups.journal.open')}
          <span class="sr"> : {entry.title}</span>
        </a>
      </>
    )
  }
  return (
    <>
      <p {...inLang(entry.lang)}>{excerpt(entry.text, longText)}</p>
      <a href={entry.path}>
        {t('groups.journal.more')}
        <span class="sr"> : {entry.title}</span>
      </a>
    </>
  )
}

interface EntryPageProps {
  group: GroupHead
  entry: ShownEntry
  names: Names
  files: readonly ShownFile[]
  mine: boolean
}

/** One entry, whole. Its author edits or erases it here. */
export function EntryPage({ group, entry, names, files, mine }: EntryPageProps) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.kind.journal')} tab="journal">
      <HiddenNote id={entry.id} reason={entry.hiddenReason} />
      <article class="stack">
        <EntryLine entry={entry} names={names} />
        <Prose text={entry.text} lang={entry.lang} />
        {files.map((file) => (
          <Picture file={file} />
        ))}
        {entry.edited_at && (
          <p class="soft">
            {t('groups.journal.edited')} <Ago at={entry.edited_at} />
          </p>
        )}
      </article>
      {mine && (
        <div class="acts">
          <a class="act" href={`${entry.path}/modifier`}>
            {t('groups.journal.edit')}
          </a>
          {entry.edited_at && (
            <a class="act" href={`${entry.path}/versions`}>
              {t('versions.title')}
            </a>
          )}
          <Tap action={`${entry.path}/effacer`} label="groups.journal.erase" kind="danger" />
        </div>
      )}
      <ThingLinks {...entry} />
    </GroupFrame>
  )
}
