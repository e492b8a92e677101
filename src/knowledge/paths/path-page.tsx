import { nameOf } from '../../platform/choices.ts'
import { Form } from '../../platform/fields.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName, wordText } from '../../platform/words.ts'
import { iconOf, turnOf } from '../kinds.tsx'
import { AskedNames, Names } from '../names/names.tsx'
import { describePath } from './data.ts'
import { doorsOf, type Door } from './doors.ts'
import type { Done } from './progress.ts'
import type { ShownPath, Step } from './queries.ts'

interface PageProps {
  path: ShownPath
  steps: readonly Step[]
  progress: Done
  came: readonly Came[]
}

/** `/parcours/:slug`: the same subject, by as many doors as there are kinds of knowledge. */
export function PathPage({ path, steps, progress, came }: PageProps) {
  const { t, words } = useView()
  const doors = doorsOf(steps, words.list('knowledge-kind'), turnOf())
  const lang = inLang(path.lang)
  return (
    <Layout title={path.title} description={path.summary} data={describePath(path, steps)}>
      <section class="poster know stack">
        <p class="kind">
          <Icon name="strand" />
          <a href="/savoirs/parcours">{t('knowledge.kind.path')}</a>
          {path.priority && ` · ${nameOf('priority', path.priority)}`}
        </p>
        <h1 {...lang}>{path.title}</h1>
        <Prose text={path.summary} lang={path.lang} />
        <p class="by">
          <Names authors={path.authors} />
          <Ago at={path.at} />
          {path.editedAt && <span>{t('knowledge.edited')}</span>}
          {path.audience === 'lab' && <span>{t('audience.lab')}</span>}
        </p>
      </section>
      <HiddenNote id={path.id} reason={path.hiddenReason} />
      <AskedNames authors={path.authors} />
      {doors.length === 0 ? (
        <p class="empty">{t('knowledge.path.empty')}</p>
      ) : (
        <section class="stack">
          <h2>{t('knowledge.path.doors')}</h2>
          <ul class="wall">
            {doors.map((door) => (
              <DoorCard path={path} door={door} done={progress.done} />
            ))}
          </ul>
        </section>
      )}
      <Progress path={path} progress={progress} />
      {path.together && (
        <p class="links">
          {t('knowledge.path.followed')}{' '}
          <a href={path.together.path} {...inLang(path.together.lang)}>
            {path.together.title}
          </a>
        </p>
      )}
      <WhatCame came={came} />
      <p class="acts screen">
        {doors.length > 0 && (
          <a class="act quiet" href={`${path.path}/dessin`}>
            {t('knowledge.picture.see')}
          </a>
        )}
        <OpenGroupFrom path={path.path} />
      </p>
      <ThingLinks {...path} />
      {path.own && <OwnActs path={path} />}
    </Layout>
  )
}

function DoorCard({ path, door, done }: { path: ShownPath; door: Door; done: ReadonlySet<string> }) {
  const { t, words, locale } = useView()
  const word = words.find('knowledge-kind', door.kind)
  const next = door.steps.find(({ id }) => !done.has(id)) ?? door.steps[0]
  const began = door.steps.some(({ id }) => done.has(id))
  const name = word ? wordName(word, locale) : door.kind
  return (
    <li class="card know">
      <p class="kind">
        <Icon name={iconOf(words, door.kind)} />
        {name}
      </p>
      <h3>
        <a href={`${path.path}/${next?.id}`}>
          {t(began ? 'knowledge.path.go-on' : 'knowledge.path.enter', { door: name })}
        </a>
      </h3>
      {word && <p>{wordText(word, locale)}</p>}
      <ol>
        {door.steps.map((step) => (
          <li>
            <p class="links">
              <a href={`${path.path}/${step.id}`} {...(step.piece ? inLang(step.piece.lang) : {})}>
                {step.piece?.title ?? t('knowledge.step.gone')}
              </a>
              {done.has(step.id) && ` · ${t('knowledge.step.done')}`}
            </p>
          </li>
        ))}
      </ol>
    </li>
  )
}

/** What is noted of the reader, for them alone. */
function Progress({ path, progress: { done, waiting } }: { path: ShownPath; progress: Done }) {
  const { t, viewer } = useView()
  return (
    <>
      {waiting.length > 0 && (
        <div class="note stack">
          <p>{t('knowledge.path.waiting', { count: waiting.length })}</p>
          <div class="acts">
            <form method="post" action={`${path.path}/reprendre`}>
              <button class="act">{t('knowledge.path.take')}</button>
            </form>
            <form method="post" action={`${path.path}/oublier`}>
              <button class="act quiet">{t('knowledge.path.forget')}</button>
            </form>
          </div>
        </div>
      )}
      {done.size > 0 && (
        <form method="post" action={`${path.path}/oublier`} class="row">
          <span>
            {t(viewer ? 'knowledge.path.noted' : 'knowledge.path.noted-here', { count: done.size })}
          </span>
          <button class="act quiet">{t('knowledge.path.forget')}</button>
        </form>
      )}
    </>
  )
}

function OwnActs({ path }: { path: ShownPath }) {
  const { t } = useView()
  return (
    <>
      <p class="acts screen">
        <a class="act" href={`${path.path}/etapes`}>
          {t('knowledge.step.add')}
        </a>
        <a class="act" href={`${path.path}/modifier`}>
          {t('knowledge.path.edit')}
        </a>
        <a class="act" href={`/savoirs/noms/${path.id}`}>
          {t('knowledge.names.title')}
        </a>
        {path.editedAt && (
          <a class="act quiet" href={`${path.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      <details class="more">
        <summary>{t('knowledge.path.erase')}</summary>
        <div class="stack">
          <p>{t('knowledge.path.erase-means')}</p>
          <Form action={`${path.path}/effacer`} submit="knowledge.piece.erase-yes" danger />
        </div>
      </details>
    </>
  )
}
