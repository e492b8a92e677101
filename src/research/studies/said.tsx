import { nameOf } from '../../platform/choices.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { sayDay } from '../day.tsx'
import type { Place } from './scopes.ts'
import type { Trace } from './tables.ts'

/** The sorts of traces a study asks for, in plain words. */
export function TraceList({ traces }: { traces: readonly Trace[] }) {
  const { t } = useView()
  return (
    <ul>
      {traces.map((trace) => (
        <li>{t(`research.study.trace.${trace}`)}</li>
      ))}
    </ul>
  )
}

/** What a study looks at. A strand or a group that this reader may not see is named by nothing. */
export function ScopeList({ scopes, places }: { scopes: readonly string[]; places: readonly Place[] }) {
  const { t, words } = useView()
  if (scopes.includes('lab')) return <p>{t('research.study.scope.lab')}</p>
  const priorities = scopes.filter((scope) => words.find('priority', scope))
  return (
    <ul>
      {priorities.map((slug) => (
        <li>
          <a href={`/priorites/${slug}`}>{nameOf('priority', slug)}</a>
        </li>
      ))}
      {places.map((place) => (
        <li>
          <a href={place.path}>{place.title}</a>
        </li>
      ))}
      {scopes.length > priorities.length + places.length && <li>{t('research.study.scope.unseen')}</li>}
    </ul>
  )
}

interface TermsProps {
  study: {
    doneBy: string
    institution: string
    lang: string
    traces: readonly Trace[]
    scopes: readonly string[]
    analysisOn: string
    dataUntil: string
  }
  places: readonly Place[]
}

/** Who reads what, of what, until when: the same on the page of a study and where one says yes or no. */
export function Terms({ study, places }: TermsProps) {
  const { t } = useView()
  const lang = inLang(study.lang)
  return (
    <dl class="facts">
      <div>
        <dt>{t('research.study.done-by')}</dt>
        <dd {...lang}>
          {study.doneBy}
          {study.institution && ` · ${study.institution}`}
        </dd>
      </div>
      <div>
        <dt>{t('research.study.traces')}</dt>
        <dd>
          <TraceList traces={study.traces} />
        </dd>
      </div>
      <div>
        <dt>{t('research.study.where')}</dt>
        <dd>
          <ScopeList scopes={study.scopes} places={places} />
        </dd>
      </div>
      <div>
        <dt>{t('research.study.analysis-on')}</dt>
        <dd>
          <time datetime={study.analysisOn}>{sayDay(study.analysisOn)}</time>
        </dd>
      </div>
      <div>
        <dt>{t('research.study.data-until')}</dt>
        <dd>
          <time datetime={study.dataUntil}>{sayDay(study.dataUntil)}</time>
        </dd>
      </div>
    </dl>
  )
}
