import { MyParts } from '../../people/index.ts'
import { keptTexts } from '../../platform/conflict.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { AskedCards } from '../voices/pages.tsx'
import type { AskedCard } from '../voices/voices.ts'
import { useFields, useLabels } from './fields.ts'
import type { OwnUse, ShownUse, Tool } from './queries.ts'
import { PriorityField, ReadersField, TextField, ToolList, WordsField } from './step-pages.tsx'

interface EditProps {
  use: ShownUse
  tools: readonly Tool[]
  state?: FormState | undefined
}

/** Other words for a use, by whoever told it. */
export function EditUsePage({ use, tools, state }: EditProps) {
  const { t } = useView()
  return (
    <Layout title={t('uses.edit')} personal>
      <h1>{t('uses.edit')}</h1>
      <EditForm
        means={use.asks ? 'uses.edit-means-asked' : 'uses.edit-means'}
        action={`${use.path}/modifier`}
        back={use.path}
        kept={keptTexts(useLabels, use)}
        saves={use.saves}
        state={state}
      >
        {useFields.map((field) => (
          <>
            <TextField field={field} state={state} value={use[field]} />
            {field === 'who' && <WordsField name="publics" values={use.publics} state={state} />}
            {field === 'place' && <WordsField name="settings" values={use.settings} state={state} />}
          </>
        ))}
        <ToolList tools={tools} />
        <PriorityField value={use.priority} state={state} />
        <LanguageField state={state} value={use.lang} />
        {use.audience === 'open' && <ReadersField value={use.audience} state={state} />}
      </EditForm>
    </Layout>
  )
}

interface OwnProps {
  asked: readonly AskedCard[]
  rows: readonly OwnUse[]
  next: Cursor | null
  started: boolean
}

/** `/moi/usages`: the cards one tells, finished or not. */
export function OwnUsesPage({ asked, rows, next, started }: OwnProps) {
  const { t } = useView()
  return (
    <Layout title={t('uses.own')} personal>
      <h1>{t('uses.own')}</h1>
      <MyParts />
      <p class="acts">
        <a class="act main" href="/usages/raconter">
          {t('uses.tell')}
        </a>
      </p>
      <AskedCards cards={asked} />
      {rows.length === 0 && <p class="empty">{t('uses.own.none')}</p>}
      <ul class="log">
        {rows.map((use) => (
          <li>
            <a href={use.path} {...inLang(use.lang)}>
              {use.title}
            </a>{' '}
            {t(use.published ? 'uses.own.published' : 'uses.own.going-on')} <Ago at={use.begunAt} />
          </li>
        ))}
      </ul>
      <Pager path="/moi/usages" next={next} started={started} />
    </Layout>
  )
}
