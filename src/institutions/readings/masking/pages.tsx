import type { Child } from 'hono/jsx'
import { Field, Form, Hidden } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { useView } from '../../../platform/view.ts'
import { mostText } from '../forms.ts'
import { listMaskWords, maskRules, type MaskWord } from '../mask.ts'

/** The same page, for the group from which one came. */
const withGroup = (path: string, group: string | null) => (group === null ? path : `${path}?groupe=${group}`)

/** Where a text is brought, to hide what is personal in it. Where scripts run, the browser does it and nothing else leaves. */
export function MaskPage({ group, state }: { group: string | null; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.mask.title')} scripts={['mask-text.js']} personal>
      <h1>{t('institutions.mask.title')}</h1>
      <p>{t('institutions.mask.intro')}</p>
      <mask-text
        class="stack"
        rules={JSON.stringify(maskRules)}
        here={t('institutions.mask.here')}
        choose={t('institutions.mask.choose-text')}
        send={t('institutions.mask.go-on')}
        hidden-label="caché"
      >
        <p class="note" data-note>
          {t('institutions.mask.crosses')}
        </p>
        <Form
          action={withGroup('/decorticages/apporter', group)}
          state={state}
          submit="institutions.mask.look"
        >
          <Field
            name="secretText"
            label="institutions.mask.text"
            hint="institutions.mask.text-hint"
            rows={12}
            max={mostText}
            state={state}
            autocomplete="off"
          />
        </Form>
      </mask-text>
      <p class="links">
        <a href={withGroup('/decorticages/deposer', group)}>{t('institutions.mask.done-already')}</a>
      </p>
    </Layout>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'mask-text': {
        class?: string
        rules: string
        here: string
        choose: string
        send: string
        'hidden-label': string
        children?: Child
      }
    }
  }
}

/** What looks personal, hidden already, and every other word to hide too: without a script, one box for each. Nothing of it is kept. */
export function ChoosePage({ text, group }: { text: string; group: string | null }) {
  const { t } = useView()
  const words = listMaskWords(text).map((word, number) => ({ ...word, number }))
  return (
    <Layout title={t('institutions.mask.choose')} personal>
      <h1>{t('institutions.mask.choose')}</h1>
      <p>{t('institutions.mask.choose-text')}</p>
      <Form action={withGroup('/decorticages/apporter', group)} submit="institutions.mask.go-on">
        <Hidden name="secretText" value={text} />
        <Hidden name="chosen" value="1" />
        {cutPieces(text, words).map((piece) => (
          <details class="more" open={piece.some((word) => word.label !== null)}>
            <summary>{sayPiece(piece)}</summary>
            <div class="row">
              {piece.map((word) => (
                <label class="check">
                  <input type="checkbox" name="hide" value={String(word.number)} checked={word.hidden} />
                  <span>{word.text}</span>
                </label>
              ))}
            </div>
          </details>
        ))}
      </Form>
    </Layout>
  )
}

/** A piece as it would be read; hidden words that follow each other are one. */
function sayPiece(piece: readonly NumberedWord[]): string {
  const said = piece.map((word) => (word.hidden ? `[${word.label ?? 'caché'}]` : word.text))
  return said.filter((word, at) => !word.startsWith('[') || word !== said[at - 1]).join(' ')
}

type NumberedWord = MaskWord & { number: number }

/** Words by the piece of text they stand in: a line, or a sentence of it. */
function cutPieces(text: string, words: readonly NumberedWord[]): NumberedWord[][] {
  const pieces: NumberedWord[][] = []
  for (const word of words) {
    const last = pieces.at(-1)
    const before = last?.at(-1)
    const newLine = before && text.slice(before.at, word.at).includes('\n')
    const ended = before && (last?.length ?? 0) > 3 && /..[.!?;:]$/u.test(before.text)
    if (last && !newLine && !ended) last.push(word)
    else pieces.push([word])
  }
  return pieces
}
