import type { Child } from 'hono/jsx'
import { Conflict, Version } from '../../platform/conflict.tsx'
import { Form, Hidden } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { Sources } from '../../platform/media/sources.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { Cue } from './cue.ts'
import { SendForm } from './help-pages.tsx'
import { findHints, type Hints } from './hints.ts'
import { Line } from './line-fields.tsx'

/** What is captioned, and where. */
export interface Desk {
  /** Page of the lines; the others stand under it. */
  path: string
  back: { path: string; title: string }
  sort: 'film' | 'audio'
  file: ShownFile
  /** Where the captions written so far are served; null where they are not yet the part's own. */
  track: string | null
  lang: string
  cues: readonly Cue[]
  saves: number
  /** For someone else's film: it is offered to its writers. */
  offer: { credit: string } | null
}

const size = 20
const blank = 5

/** How many pages of lines there are; the last has room for more. */
export function countDeskPages(cues: readonly Cue[]): number {
  return Math.floor(cues.length / size) + 1
}

/** The film and, under it, what is said in it, line by line. */
export function DeskPage({ desk, page, state }: { desk: Desk; page: number; state?: FormState }) {
  const { t } = useView()
  const from = (page - 1) * size
  const shown = desk.cues.slice(from, from + size)
  const hints = findHints(desk.cues)
  const title = t('productions.captions.title')
  return (
    <Layout title={`${title} · ${desk.back.title}`} scripts={['captions.js']} personal>
      <BackLink desk={desk} />
      <h1>{title}</h1>
      <p>{t(desk.offer ? 'productions.captions.intro-offer' : 'productions.captions.intro')}</p>
      <WaysIn desk={desk} />
      <HintLine hints={hints} />
      <Conflict
        state={state}
        kept={shown.map((cue, at) => ({
          field: `text-${at}`,
          label: 'productions.captions.text' as const,
          text: cue.text,
        }))}
      />
      <caption-desk {...deskWords(t)}>
        <Screen desk={desk} />
        <Form action={pathOf(desk, page)} state={state} submit="productions.captions.save">
          <Version name="saves" now={desk.saves} state={state} />
          <Hidden name="from" value={String(from)} />
          <Hidden name="count" value={String(shown.length)} />
          {listLines(shown, page === countDeskPages(desk.cues)).map((cue, at) => (
            <Line
              at={at}
              number={from + at + 1}
              cue={cue}
              hints={cue && hints[from + at]}
              lang={desk.lang}
              state={state}
            />
          ))}
        </Form>
      </caption-desk>
      <DeskPager desk={desk} page={page} />
      {desk.cues.length === 0 && !desk.offer && <Silent desk={desk} />}
      {desk.offer && desk.cues.length > 0 && (
        <SendForm action={`${desk.path}/envoyer`} credit={desk.offer.credit} />
      )}
    </Layout>
  )
}

function listLines(shown: readonly Cue[], last: boolean): (Cue | undefined)[] {
  return last ? [...shown, ...Array.from({ length: blank }, () => undefined)] : [...shown]
}

/** What the script says: its buttons, and the keys that do the same. */
function deskWords(t: ReturnType<typeof useView>['t']) {
  return {
    keys: t('productions.captions.keys'),
    start: t('productions.captions.start-here'),
    end: t('productions.captions.end-here'),
    loop: t('productions.captions.loop'),
    stop: t('productions.captions.loop-stop'),
  }
}

function BackLink({ desk }: { desk: Desk }) {
  return (
    <p>
      <a class="act quiet" href={desk.back.path} {...inLang(desk.lang)}>
        {desk.back.title}
      </a>
    </p>
  )
}

/** What is captioned stays in sight while the lines go by. */
function Screen({ desk: { sort, file, track, lang, cues } }: { desk: Desk }) {
  const { t } = useView()
  const player = { class: 'screen', controls: true, preload: 'metadata' } as const
  if (sort === 'audio') {
    return (
      <audio {...player}>
        <Sources file={file} />
      </audio>
    )
  }
  return (
    <video {...player} width={file.width ?? undefined} height={file.height ?? undefined}>
      <Sources file={file} />
      {track && cues.length > 0 && (
        <track kind="captions" src={track} srclang={lang} label={t('productions.part.captions')} default />
      )}
    </video>
  )
}

function WaysIn({ desk }: { desk: Desk }) {
  const { t } = useView()
  return (
    <ul class="links">
      <li>
        <a href={`${desk.path}/texte`}>{t('productions.captions.have-file')}</a>
      </li>
      {desk.track && desk.cues.length > 0 && (
        <>
          <li>
            <a href={desk.track}>{t('productions.captions.take-vtt')}</a>
          </li>
          <li>
            <a href={desk.track.replace(/vtt$/, 'srt')}>{t('productions.captions.take-srt')}</a>
          </li>
        </>
      )}
    </ul>
  )
}

/** What could be read more easily in the whole: nobody has to. */
function HintLine({ hints }: { hints: readonly Hints[] }) {
  const { t } = useView()
  const fast = hints.filter((hint) => hint.fast !== null).length
  const overlaps = hints.filter((hint) => hint.overlaps).length
  return (
    <>
      {fast > 0 && <p class="soft">{t('productions.captions.fast-count', { count: fast })}</p>}
      {overlaps > 0 && <p class="soft">{t('productions.captions.overlap-count', { count: overlaps })}</p>}
    </>
  )
}

function DeskPager({ desk, page }: { desk: Desk; page: number }) {
  const { t } = useView()
  const pages = countDeskPages(desk.cues)
  if (pages === 1) return null
  return (
    <nav class="pager" aria-label={t('nav.pages')}>
      {page > 1 && (
        <a class="act" href={pathOf(desk, page - 1)} rel="prev">
          {t('productions.captions.before')}
        </a>
      )}
      {page < pages && (
        <a class="act" href={pathOf(desk, page + 1)} rel="next">
          {t('productions.captions.after')}
        </a>
      )}
    </nav>
  )
}

function Silent({ desk }: { desk: Desk }) {
  return (
    <Form action={`${desk.path}/rien`} submit="productions.captions.silent" quiet>
      <Hidden name="saves" value={String(desk.saves)} />
    </Form>
  )
}

/** Where a page of lines is. */
export function pathOf(desk: Pick<Desk, 'path'>, page: number): string {
  return page === 1 ? desk.path : `${desk.path}?page=${page}`
}

declare module 'hono/jsx' {
  // The JSX types of an element of our own can be declared in no other way.
  namespace JSX {
    interface IntrinsicElements {
      'caption-desk': Record<'keys' | 'start' | 'end' | 'loop' | 'stop', string> & { children?: Child }
    }
  }
}
