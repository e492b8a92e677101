import { optionsOf } from '../../platform/choices.ts'
import { Check } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { PaperCode, PrintAct } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { useFields, useLabels } from '../inventory/fields.ts'
import { PriorityField, ReadersField, TextField, WordsField } from '../inventory/step-pages.tsx'

/** What one answers on paper: what is heard in a sound is not written there. */
const onPaper = useFields.filter((field) => field !== 'transcript')

/** `/usages/feuille`: the questions on a sheet to print, fill in by hand and give at the desk. */
export function SheetPage() {
  const { t } = useView()
  return (
    <Layout title={t('uses.sheet.title')} scripts={['print.js']}>
      <div class="screen stack">
        <h1>{t('uses.sheet.title')}</h1>
        <p>{t('uses.sheet.intro')}</p>
        <PrintAct />
      </div>
      <section class="paper a4 stack">
        <h2>{t('uses.sheet.head')}</h2>
        <p>{t('uses.sheet.name')} ………………………………………</p>
        {onPaper.map((field) => (
          <div>
            <p>
              <b>{t(useLabels[field])}</b>
            </p>
            {field === 'who' && <Boxes list="use-public" />}
            {field === 'place' && <Boxes list="use-setting" />}
            <p>
              <br />
              <br />
            </p>
          </div>
        ))}
        <p>☐ {t('uses.sheet.agree')}</p>
      </section>
    </Layout>
  )
}

function Boxes({ list }: { list: 'use-public' | 'use-setting' }) {
  return <p>{optionsOf(list).map(({ label }) => `☐ ${label}  `)}</p>
}

/** `/usages/pour`: the desk types what someone wrote or says. */
export function TypeForPage({ state }: { state?: FormState | undefined }) {
  const { t } = useView()
  return (
    <Layout title={t('uses.for')}>
      <h1>{t('uses.for')}</h1>
      <p>{t('uses.for.lead')}</p>
      <ul class="links">
        <li>
          <a href="/usages/feuille">{t('uses.sheet.way')}</a>
        </li>
      </ul>
      <Form action="/usages/pour" state={state} submit="uses.publish">
        <Field name="name" label="uses.for.name" state={state} max={60} autocomplete="off" />
        {onPaper.map((field) => (
          <>
            <TextField field={field} state={state} value="" />
            {field === 'who' && <WordsField name="publics" values={[]} state={state} />}
            {field === 'place' && <WordsField name="settings" values={[]} state={state} />}
          </>
        ))}
        <PriorityField value={null} state={state} />
        <LanguageField state={state} />
        <ReadersField value="open" state={state} />
        <Check name="agreed" label="uses.for.agreed" state={state} />
      </Form>
    </Layout>
  )
}

/** `/usages/pour/papier`: the slip that is given to whoever it was typed for. */
export function SlipPage({ path, code }: { path: string; code: string }) {
  const { t } = useView()
  return (
    <Layout title={t('uses.for.slip')} scripts={['print.js']} personal>
      <h1 class="screen">{t('uses.for.slip')}</h1>
      <p class="screen">{t('uses.for.slip-lead')}</p>
      <PrintAct />
      <section class="paper a6 stack">
        <h2>{t('uses.for.slip-title')}</h2>
        <p>{t('uses.for.slip-what')}</p>
        <PaperCode code={code} path="/papier" />
      </section>
      <Form action="/usages/pour/papier/effacer" submit="uses.for.given" />
      <p class="links screen">
        <a href={path}>{t('uses.for.see')}</a>
      </p>
    </Layout>
  )
}
