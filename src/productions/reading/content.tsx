import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { Words } from '../../platform/words.ts'
import type { ProductionForm } from '../kinds/form.tsx'
import { formOfKind } from '../kinds/registry.ts'
import type { ShownPart } from '../parts/sorts.ts'
import type { Answers } from '../tables.ts'
import { cutContent } from './cut.ts'

interface Readable {
  kind: string
  lang: string
  answers: Answers
  parts: readonly ShownPart[]
}

interface ContentProps {
  of: Readable
  /** Which page of a long content, from 1. */
  page: number
  path: string
  /** Where it is itself, when that is not where its pages are. */
  home?: string
}

/** What was made, a page of it at a time: a long text goes on behind a link. */
export function Content({ of, page, path, home = path }: ContentProps) {
  const view = useView()
  const { t, words } = view
  const form = formOfKind(words, of.kind)
  const pages = cutContent(readable(form, of.parts))
  const shown = pages[page - 1] ?? pages[0] ?? []
  return (
    <>
      <div class="stack" {...inLang(of.lang)}>
        <h2 class="sr" lang={view.lang}>
          {t('productions.parts')}
        </h2>
        {form.view({ path: home, answers: of.answers, parts: shown, all: of.parts, first: page === 1 })}
      </div>
      {pages.length > 1 && (
        <nav class="pager" aria-label={t('nav.pages')}>
          {page > 1 && (
            <a class="act" href={page === 2 ? path : `${path}?page=${page - 1}`} rel="prev">
              {t('productions.read-before')}
            </a>
          )}
          {page < pages.length && (
            <a class="act" href={`${path}?page=${page + 1}`} rel="next">
              {t('productions.read-on', { page: page + 1, pages: pages.length })}
            </a>
          )}
        </nav>
      )}
    </>
  )
}

/** The page of a content that a query asks for: a whole number from 1, or the first. */
export function readPage(asked: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(asked ?? '') ? Number(asked) : 1
}

/** How many pages a content takes. */
export function countPages(words: Words, { kind, parts }: Pick<Readable, 'kind' | 'parts'>): number {
  return cutContent(readable(formOfKind(words, kind), parts)).length
}

/** Parts that their form shows on pages of their own are not read one after the other. */
function readable(form: ProductionForm, parts: readonly ShownPart[]): readonly ShownPart[] {
  return parts.filter(({ sort }) => !form.apart?.some(({ name }) => name === sort))
}
