import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { PrintAct } from '../../platform/paper.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { Qr } from '../../platform/qr.tsx'
import { useView } from '../../platform/view.ts'
import { sayWay } from '../crossings/parts.tsx'
import type { ShownCrossing } from '../crossings/queries.ts'
import { turnOf } from '../kinds.tsx'
import { PieceKind } from '../pieces/parts.tsx'
import { doorsOf, type Found } from './doors.ts'
import type { ShownPath, Step } from './queries.ts'

interface PageProps {
  path: ShownPath
  steps: readonly Step[]
  found: Found
  done: boolean
  crossings: readonly ShownCrossing[]
}

/** `/parcours/:slug/:step`: a piece, some words, a question, and the ways over to other kinds of knowledge. */
export function StepPage({ path, steps, found, done, crossings }: PageProps) {
  const { t } = useView()
  const { step, at, of, before, after } = found
  const here = `${path.path}/${step.id}`
  const title = step.piece?.title ?? t('knowledge.step.gone')
  return (
    <Layout title={`${title} · ${path.title}`} description={step.piece?.claim}>
      <p class="links">
        <a href={path.path} {...inLang(path.lang)}>
          {path.title}
        </a>
      </p>
      <StepContent step={step} at={at} of={of} lang={path.lang} />
      <form method="post" action={`${here}/${done ? 'refaire' : 'fait'}`} class="acts screen">
        <button class={done ? 'act' : 'act main'}>
          {t(done ? 'knowledge.step.undo' : after ? 'knowledge.step.do' : 'knowledge.step.finish')}
        </button>
        {done && <span>{t('knowledge.step.done')}</span>}
      </form>
      <nav class="pager" aria-label={t('knowledge.step.around')}>
        {before && (
          <a class="act" href={`${path.path}/${before.id}`} rel="prev">
            {t('knowledge.step.before')}
          </a>
        )}
        {after && (
          <a class="act" href={`${path.path}/${after.id}`} rel="next">
            {t('knowledge.step.after')}
          </a>
        )}
      </nav>
      <Over path={path} steps={steps} step={step} crossings={crossings} />
      <p class="acts screen">
        <a class="act quiet" href={`${here}/ensemble`}>
          <Icon name="print" />
          {t('knowledge.step.together')}
        </a>
        {path.own && (
          <a class="act quiet" href={`${path.path}/etapes/${step.id}`}>
            {t('knowledge.step.edit')}
          </a>
        )}
      </p>
    </Layout>
  )
}

/** What a step says, on a screen, on a wall or on paper: its own words in the language of its path. */
function StepContent({ step, at, of, lang }: { step: Step; at: number; of: number; lang: string }) {
  const { t } = useView()
  const { piece, evidence } = step
  return (
    <article class="stack">
      <section class="poster know stack">
        <PieceKind kind={step.kind} />
        <p class="soft">{t('knowledge.step.at', { at, of })}</p>
        <h1 {...(piece ? inLang(piece.lang) : {})}>{piece?.title ?? t('knowledge.step.gone')}</h1>
        {piece && <Prose text={piece.claim} lang={piece.lang} />}
      </section>
      <Prose text={step.words} lang={lang} />
      {piece && (piece.holds || piece.holdsNot) && (
        <dl class="facts">
          {[
            { label: t('knowledge.piece.holds'), text: piece.holds },
            { label: t('knowledge.piece.holds-not'), text: piece.holdsNot },
          ]
            .filter(({ text }) => text !== '')
            .map(({ label, text }) => (
              <div>
                <dt>{label}</dt>
                <dd {...inLang(piece.lang)}>{text}</dd>
              </div>
            ))}
        </dl>
      )}
      {step.question && (
        <section class="stack">
          <h2>{t('knowledge.step.think')}</h2>
          <blockquote class="quote" {...inLang(lang)}>
            {step.question}
          </blockquote>
        </section>
      )}
      {(piece || evidence) && (
        <ul class="links screen">
          {piece && (
            <li>
              <a href={piece.path}>{t('knowledge.step.whole')}</a>
            </li>
          )}
          {evidence && (
            <li>
              <a href={evidence.path} {...inLang(evidence.lang)}>
                {t('knowledge.step.shown-by', { title: evidence.title })}
              </a>
            </li>
          )}
        </ul>
      )}
    </article>
  )
}

interface OverProps {
  path: ShownPath
  steps: readonly Step[]
  step: Step
  crossings: readonly ShownCrossing[]
}

/** From a step to another kind of knowledge: by what crosses its piece, staying on the path where it goes there, else by another door. */
function Over({ path, steps, step, crossings }: OverProps) {
  const { t, words } = useView()
  const others = crossings.filter(({ other }) => other.from !== null && other.from !== step.kind)
  const doors = doorsOf(steps, words.list('knowledge-kind'), turnOf()).filter(
    ({ kind }) => kind !== step.kind,
  )
  if (others.length === 0 && doors.length === 0) return null
  return (
    <section class="stack" id="croiser">
      <h2>{t('knowledge.step.over')}</h2>
      {others.length > 0 && (
        <ul class="wall">
          {others.map(({ kind, towards, other, why, lang }) => {
            const there = steps.find(({ piece }) => piece?.id === other.id)
            return (
              <li class="card know">
                {other.from !== null && <PieceKind kind={other.from} />}
                <p class="soft">{t('knowledge.crossing.this', { way: sayWay(kind, towards) })}</p>
                <h3>
                  <a href={there ? `${path.path}/${there.id}` : other.path} {...inLang(other.lang)}>
                    {other.title}
                  </a>
                </h3>
                <Prose text={why} lang={lang} />
              </li>
            )
          })}
        </ul>
      )}
      <div class="acts">
        {doors.map((door) => (
          <a class="act" href={`${path.path}/${door.steps[0]?.id}`}>
            {t('knowledge.step.other-door', { door: nameOf('knowledge-kind', door.kind) })}
          </a>
        ))}
      </div>
    </section>
  )
}

/** `/parcours/:slug/:step/ensemble`: the step alone, to project or to print, with the way to it on a telephone. */
export function TogetherPage({ path, found }: { path: ShownPath; found: Found }) {
  const { t, publicUrl } = useView()
  const { step, at, of, after } = found
  const link = new URL(`${path.path}/${step.id}`, publicUrl).href
  return (
    <Layout
      title={`${step.piece?.title ?? t('knowledge.step.gone')} · ${path.title}`}
      personal
      scripts={['print.js']}
    >
      <section class="paper a4 stack">
        <p {...inLang(path.lang)}>{path.title}</p>
        <StepContent step={step} at={at} of={of} lang={path.lang} />
        <Qr text={link} label={t('knowledge.step.qr')} />
        <p>{link}</p>
      </section>
      <PrintAct />
      <p class="acts screen">
        {after && (
          <a class="act main" href={`${path.path}/${after.id}/ensemble`}>
            {t('knowledge.step.after')}
          </a>
        )}
        <a class="act quiet" href={`${path.path}/${step.id}`}>
          {t('knowledge.step.alone')}
        </a>
      </p>
    </Layout>
  )
}
