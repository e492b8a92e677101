import { Drawing } from '../../platform/picture.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { Authors } from '../authors/names.tsx'
import { SideHeading, Tabs } from '../reading/frame.tsx'
import type { ProductionHead } from '../reading/queries.ts'
import { nest, type FamilyPage, type Nested } from './list.ts'
import { drawFamily } from './picture.tsx'
import type { Told } from './queries.ts'
import { countBranches, type Family } from './tree.ts'
import type { Line } from './walk.ts'

interface LineageProps {
  production: ProductionHead
  page: FamilyPage
  told: ReadonlyMap<string, Told>
}

/** Where a production comes from and what came from it: as a picture, then the same as a list. */
export function LineagePage({ production, page, told }: LineageProps) {
  const { t } = useView()
  const path = `${production.path}/filiation`
  return (
    <Layout title={`${t('productions.tab.lineage')} · ${production.title}`}>
      <SideHeading production={production} title={t('productions.lineage.title')} />
      <Tabs production={production} here="/filiation" />
      <p>
        <a class="act main" href={`${production.path}/adapter`}>
          {t('productions.adapt')}
        </a>
      </p>
      {page.family && <Picture path={path} family={page.family} />}
      {(page.family !== null || page.before.length > 0) && (
        <Before production={production} page={page} told={told} />
      )}
      {(page.after.length > 0 || (page.family && page.next === null)) && <After page={page} told={told} />}
      <FamilyPager path={path} page={page} />
    </Layout>
  )
}

function Picture({ path, family }: { path: string; family: Family }) {
  const { t, theme } = useView()
  if (family.before.length === 0 && family.self.children.length === 0) return null
  const { width, height } = drawFamily(family)
  return (
    <>
      <Drawing
        {...{ path, width, height }}
        alt={t('productions.lineage.picture-alt')}
        label={t('productions.lineage.picture')}
      />
      <p>
        <a class="act quiet" href={`${path}/${theme === 'dark' ? 'nuit' : 'jour'}.svg`}>
          {t('productions.lineage.picture-open')}
        </a>
      </p>
    </>
  )
}

type ListProps = Pick<LineageProps, 'page' | 'told'>

function Before({ production, page, told }: ListProps & Pick<LineageProps, 'production'>) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('productions.comes-from')}</h2>
      {page.before.length === 0 && !production.adapted && <p>{t('productions.lineage.first')}</p>}
      {page.family && production.adapted && <p {...inLang(production.lang)}>{production.adaptedWhy}</p>}
      {page.family && production.adapted && !production.origin && (
        <p class="note">{t('productions.origin-gone')}</p>
      )}
      {page.before.length > 0 && (
        <ol class="tree">
          {page.before.map((line) => (
            <li>
              <LineItem line={line} told={told} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function After({ page, told }: ListProps) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('productions.lineage.after')}</h2>
      {page.family && <HowMany family={page.family} />}
      {page.after.length > 0 && (
        <ol class="tree">
          <NestedItems nested={nest(page.after)} told={told} />
        </ol>
      )}
    </section>
  )
}

function HowMany({ family: { self } }: { family: Family }) {
  const { t } = useView()
  const { count = 1, open = false } = countBranches(self).get(self) ?? {}
  const below = count - (self.relative ? 1 : 0)
  if (open) return <p>{t('productions.lineage.count-more', { count: below })}</p>
  if (below === 0) return <p>{t('productions.lineage.none')}</p>
  return <p>{t('productions.lineage.count', { count: below })}</p>
}

function NestedItems({ nested, told }: { nested: readonly Nested[]; told: LineageProps['told'] }) {
  return nested.map(({ line, children, under }) => (
    <li>
      <LineItem line={line} told={told} under={under} />
      {children.length > 0 && (
        <ol>
          <NestedItems nested={children} told={told} />
        </ol>
      )}
    </li>
  ))
}

/** One of the family; through which it comes is said where the list does not show it. */
function LineItem({ line, told, under }: { line: Line; told: LineageProps['told']; under?: boolean }) {
  const { t } = useView()
  const { relative, from } = line
  const more = told.get(line.id)
  return (
    <div class="stack">
      <h3>
        <a href={relative.path} {...inLang(relative.lang)}>
          {relative.title}
        </a>
      </h3>
      <p class="by">
        {relative.lab && <span>{relative.lab}</span>}
        {more && <Authors authors={more.authors} group={more.group} />}
        {relative.at && <Day at={relative.at} />}
        {relative.kind && <span>{t(`productions.lineage.kind.${relative.kind}`)}</span>}
      </p>
      {more?.why && <p {...inLang(relative.lang)}>{more.why}</p>}
      {from?.title === null && <p class="soft">{t('productions.lineage.through-unseen')}</p>}
      {from && from.title !== null && under === false && (
        <p class="soft">{t('productions.lineage.through', { title: from.title })}</p>
      )}
    </div>
  )
}

function FamilyPager({ path, page }: { path: string; page: FamilyPage }) {
  const { t } = useView()
  if (page.family && page.next === null) return null
  return (
    <nav class="pager" aria-label={t('nav.pages')}>
      {!page.family && (
        <a class="act" href={path}>
          {t('productions.lineage.start')}
        </a>
      )}
      {page.next !== null && (
        <a class="act" href={`${path}?apres=${page.next}`} rel="next">
          {t('productions.lineage.more')}
        </a>
      )}
    </nav>
  )
}
