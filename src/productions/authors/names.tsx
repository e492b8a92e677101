import { useView } from '../../platform/view.ts'
import type { NamedAuthor } from './queries.ts'

/** By whom, as they wish to be named; the group where nobody gave a name, else « quelqu'un ». */
export function Authors({
  authors,
  group,
}: {
  authors: readonly NamedAuthor[]
  group: { name: string; path: string | null } | null
}) {
  const { t } = useView()
  if (authors.length === 0 && !group) return <span>{t('productions.by-someone')}</span>
  return (
    <>
      {authors.map(({ name, path, did }) => (
        <span>
          {path ? <a href={path}>{name}</a> : name}
          {did && ` (${did})`}
        </span>
      ))}
      {group && (
        <span>
          {t('productions.made-by-group')}{' '}
          {group.path === null ? group.name : <a href={group.path}>{group.name}</a>}
        </span>
      )}
    </>
  )
}

/** The same in plain words, for cards and for those who reuse it. */
export function writeAuthors(authors: readonly NamedAuthor[], groupName: string | null): string {
  const { t, lang } = useView()
  const names = authors.map(({ name }) => name)
  if (names.length === 0) return groupName ?? t('productions.by-someone')
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)
}

/** Whoever is named takes their name away here, whether they write what bears it or not, and gets a paper that says so where anybody may check it. */
export function OwnNames({ authors, open }: { authors: readonly NamedAuthor[]; open: boolean }) {
  const { t, viewer } = useView()
  const own = authors.filter(
    ({ presentationId }) => presentationId !== null && viewer?.presentationIds.includes(presentationId),
  )
  return own.map(({ id, name }) => (
    <form method="post" action={`/productions/noms/${id}/enlever`} class="row">
      <span>{t('productions.named.own', { name })}</span>
      <button class="act quiet">{t('productions.named.remove')}</button>
      {open && (
        <a class="act quiet" href={`/productions/attestations/${id}/faire`}>
          {t('productions.certificate.make')}
        </a>
      )}
    </form>
  ))
}
