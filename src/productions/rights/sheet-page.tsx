import { Form } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { PaperCode, PrintAct } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { partName, writeDate } from './right-parts.tsx'
import { rightUses } from './forms.ts'
import type { RightsOf, ShownRight } from './queries.ts'

/** The sheet to sign on paper, and the part of it that the person keeps; its code shows once. */
export function SheetPage({ of, right, code }: { of: RightsOf; right: ShownRight; code: string | null }) {
  const { t } = useView()
  const list = `/productions/droits/${of.id}`
  return (
    <Layout title={`${t('productions.rights.sheet')} · ${right.name}`} scripts={['print.js']} personal>
      <p class="screen">
        <a class="act quiet" href={list}>
          {t('productions.rights.title')}
        </a>
      </p>
      <h1 class="screen">{t('productions.rights.sheet')}</h1>
      {code ? (
        <PrintAct />
      ) : (
        <div class="screen stack">
          <p>{t('productions.rights.code-gone')}</p>
          <Form action={`${list}/personnes/${right.id}/feuille`} submit="productions.rights.new-code" />
        </div>
      )}
      <section class="paper a4 stack">
        <h2>{t('productions.rights.sheet-title')}</h2>
        <p>{t('productions.rights.sheet-what', { title: of.title, part: partName(of, right.key, t) })}</p>
        <p>{t('productions.rights.sheet-name', { name: right.name })}</p>
        <p>{t('productions.rights.sheet-uses')}</p>
        <ul>
          {rightUses.map((use) => (
            <li>
              {right.uses.includes(use) ? '☒' : '☐'} {t(`productions.rights.use.${use}`)}
            </li>
          ))}
        </ul>
        <p>
          {right.until
            ? t('productions.rights.sheet-until', { day: writeDate(right.until) })
            : t('productions.rights.sheet-no-end')}
        </p>
        <p>{t('productions.rights.sheet-free')}</p>
        <p>{t('productions.rights.sheet-sign')}</p>
        {code && (
          <>
            <h2>{t('productions.rights.sheet-keep')}</h2>
            <p>{t('productions.rights.sheet-code')}</p>
            <PaperCode code={code} path="/productions/droits/retirer" />
          </>
        )}
      </section>
    </Layout>
  )
}
