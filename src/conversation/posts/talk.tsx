import type { ShownFile } from '../../platform/files/show.ts'
import { inLang } from '../../platform/prose.tsx'
import { ReportLink } from '../../platform/report-link.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { By, PostBody } from './parts.tsx'
import type { TalkRow } from './queries.ts'

/** The form that every « merci » of a page belongs to: fifty buttons, one form. */
export const thanksForm = 'merci'

interface TalkProps {
  /** What the answers stand under: on two levels under a voice, in one line under an answer. */
  under: { id: string; rootId: string }
  rows: readonly TalkRow[]
  files: ReadonlyMap<string, readonly ShownFile[]>
}

/** Answers by branch: those to the voice, and under each what it brought. */
export function Talk({ under, rows, files }: TalkProps) {
  const known = new Map(rows.map((row) => [row.id, row]))
  const branches = [
    ...Map.groupBy(rows, (row) => (under.id === under.rootId ? row.branchId : row.id)).values(),
  ]
  return (
    <ol class="thread" id="reponses">
      {branches.map(([first, ...others]) => {
        if (!first) return null
        return (
          <li id={first.id}>
            <Answer
              row={first}
              files={files.get(first.id) ?? []}
              to={first.parentId === under.id ? null : answeredName(known, first)}
            />
            {others.length > 0 && (
              <ol>
                {others.map((row) => (
                  <li id={row.id}>
                    <Answer row={row} files={files.get(row.id) ?? []} to={answeredName(known, row)} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** One answer alone, for a page that is open already; `data-under` says where in it. */
export function LiveAnswer({ row, files }: AnswerProps) {
  return (
    <li id={row.id} data-under={row.branchId}>
      <Answer row={row} files={files} />
    </li>
  )
}

/** Whom an answer of the second level speaks to, when that is not the head of its branch. */
function answeredName(known: ReadonlyMap<string, TalkRow>, row: TalkRow): string | null {
  if (!row.parentId || row.parentId === row.branchId) return null
  return known.get(row.parentId)?.author ?? null
}

interface AnswerProps {
  row: TalkRow
  files: readonly ShownFile[]
  to?: string | null
}

/** One answer: short ones whole, long ones by their beginning. */
export function Answer({ row, files, to }: AnswerProps) {
  const { t } = useView()
  if (row.lang === null) {
    return (
      <article class="answer">
        <p class="soft">{row.erased ? t('conversation.erased') : t('conversation.not-for-you')}</p>
      </article>
    )
  }
  const path = `/paroles/${row.id}`
  const when = (
    <a href={path}>
      <Ago at={row.at} />
    </a>
  )
  return (
    <article class="answer stack">
      <By by={row} at={when}>
        {to && <span>{t('conversation.to', { name: to })}</span>}
        {row.edited && <span>{t('conversation.edited')}</span>}
      </By>
      {row.opening === null ? (
        <PostBody post={row} files={files} />
      ) : (
        <PostBody post={{ ...row, html: '' }} files={files}>
          <p {...inLang(row.lang)}>{row.opening}</p>
          <p>
            <a href={path}>{t('conversation.read-on')}</a>
          </p>
        </PostBody>
      )}
      <AnswerActs row={row} />
    </article>
  )
}

function AnswerActs({ row }: { row: TalkRow }) {
  const { t, viewer } = useView()
  const path = `/paroles/${row.id}`
  return (
    <p class="acts">
      <a class="act quiet" href={`${path}/repondre`}>
        {t('conversation.answer-to', { name: row.author ?? t('conversation.someone') })}
      </a>
      {viewer && !row.mine && (
        <button class="act quiet" form={thanksForm} formaction={`${path}/merci`}>
          {row.thanked ? t('conversation.unthank') : t('conversation.thank')}
        </button>
      )}
      {row.mine ? (
        <a class="act quiet" href={`${path}/modifier`}>
          {t('conversation.edit')}
        </a>
      ) : (
        <ReportLink id={row.id} />
      )}
    </p>
  )
}
