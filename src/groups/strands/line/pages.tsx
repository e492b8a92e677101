import { SignedAs } from '../../../people/index.ts'
import { Field, Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { Pager, type Cursor } from '../../../platform/pager.tsx'
import { Prose, inLang } from '../../../platform/prose.tsx'
import { ReportLink } from '../../../platform/report-link.tsx'
import { useView } from '../../../platform/view.ts'
import { Day } from '../../../platform/when.tsx'
import type { ShownStrand } from '../queries.ts'
import type { ShownLine } from './queries.ts'

interface LineProps {
  strand: ShownStrand
  line: ShownLine | undefined
  lines: readonly ShownLine[]
  next: Cursor | null
  started: boolean
  state?: FormState | undefined
}

/** `/chantiers/:slug/ligne`: the line of a strand, what others propose, and how to propose one. */
export function LinePage({ strand, line, lines, next, started, state }: LineProps) {
  const { t } = useView()
  const path = `${strand.path}/ligne`
  return (
    <Layout title={`${t('groups.line.title')} · ${strand.name}`}>
      <p class="kind">
        <a href={strand.path} {...inLang(strand.lang)}>
          {strand.name}
        </a>
      </p>
      <h1>{t('groups.line.title')}</h1>
      <p>{t('groups.line.intro')}</p>
      {line ? <Prose text={line.text} lang={line.lang} /> : <p class="empty">{t('groups.line.none')}</p>}
      <section class="stack">
        <h2>{t('groups.line.propose')}</h2>
        <SignedAs />
        <Form action={path} state={state} submit="groups.line.send">
          <Field
            name="text"
            label="groups.line.text"
            hint="groups.line.text-hint"
            rows={8}
            max={10_000}
            state={state}
            value={line?.text}
          />
        </Form>
      </section>
      {lines.length > 0 && (
        <section class="stack">
          <h2>{t('groups.line.all')}</h2>
          {lines.map((one) => (
            <OneLine line={one} path={path} />
          ))}
        </section>
      )}
      <Pager path={path} next={next} started={started} />
    </Layout>
  )
}

function OneLine({ line, path }: { line: ShownLine; path: string }) {
  const { t, viewer } = useView()
  return (
    <article class="card group" id={line.id}>
      <p class="kind">
        {t(line.current ? 'groups.line.now' : line.keptAt ? 'groups.line.before' : 'groups.line.proposed')}
      </p>
      <Prose text={line.text} lang={line.lang} />
      <p class="by">
        {line.authorPath === null ? (
          <span>{t('groups.someone')}</span>
        ) : (
          <a href={line.authorPath}>{line.author}</a>
        )}
        <Day at={line.at} />
      </p>
      <div class="acts">
        {viewer?.circles.has('steering') && !line.current && (
          <form method="post" action={`${path}/${line.id}/retenir`}>
            <button class="act">{t('groups.line.keep')}</button>
          </form>
        )}
        {line.mine && !line.keptAt && (
          <form method="post" action={`${path}/${line.id}/reprendre`}>
            <button class="act quiet">{t('groups.line.take-back')}</button>
          </form>
        )}
        {!line.mine && <ReportLink id={line.id} />}
      </div>
    </article>
  )
}
