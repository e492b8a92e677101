import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Pager } from '../../platform/pager.tsx'
import { Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { Tap } from '../frame.tsx'
import { Who } from '../names.tsx'
import type { DecisionContent } from './queries.ts'

interface ThreadProps {
  content: DecisionContent
  state: FormState | undefined
  started: boolean
}

/** Where those who decide talk about it: objections are worked on here. The latest words come last. */
export function Thread({ content, state, started }: ThreadProps) {
  const { t, viewer } = useView()
  const { decision, inside, messages, older, names } = content
  if (!inside) return null
  return (
    <section class="stack" aria-labelledby="talk">
      <h2 id="talk">{t('groups.decision.talk')}</h2>
      {messages.length === 0 && <p class="soft">{t('groups.decision.talk.none')}</p>}
      <Pager path={decision.path} next={older} started={started} />
      <ol class="thread">
        {[...messages].reverse().map((message) => (
          <li>
            <article class="answer">
              <p class="by">
                <Who id={message.author} names={names} />
                <span>
                  <Ago at={new Date(message.at)} />
                </span>
              </p>
              <Prose text={message.text} lang={message.lang} />
              {viewer?.presentationIds.includes(message.author) && (
                <Tap
                  action={`${decision.path}/mots/${message.id}/effacer`}
                  label="groups.decision.talk.erase"
                  kind="quiet"
                />
              )}
            </article>
          </li>
        ))}
      </ol>
      <Form action={`${decision.path}/mots`} state={state} submit="groups.decision.talk.act" quiet>
        <Field
          name="words"
          label="groups.decision.field.words"
          hint="groups.decision.field.words.hint"
          rows={3}
          max={6_000}
          state={state}
        />
      </Form>
    </section>
  )
}
