import { nameOf } from '../../platform/choices.ts'
import { Form } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { ComesFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { Ideas, type IdeasProps } from '../ideas/parts.tsx'
import { UseBody } from './parts.tsx'
import type { ShownUse } from './queries.ts'
import { Sound } from './sound.tsx'

interface UseProps {
  use: ShownUse
  files: readonly ShownFile[]
  ideas: Omit<IdeasProps, 'path'>
  /** What began from it. */
  came: readonly Came[]
}

/** `/usages/:slug`: one use, what people think of it and what could become of it. */
export function UsePage({ use, files, ideas, came }: UseProps) {
  const { t } = useView()
  const open = use.audience === 'open'
  return (
    <Layout title={use.title} {...(open && { description: use.purpose || use.title })} personal={!open}>
      <UseHead use={use} />
      <ComesFrom origin={use.origin} />
      {use.own && use.held && <p class="note">{t(`uses.voice.held-${use.held}`)}</p>}
      <HiddenNote id={use.id} reason={use.hiddenReason} />
      <Sound files={files} transcript={use.transcript} lang={use.lang} />
      <Heard use={use} heard={files.some(({ role }) => role === 'audio')} />
      <UseBody use={use} lang={use.lang} />
      {use.source && (
        <p class="soft">
          {t('uses.from')} <span {...inLang(use.lang)}>{use.source}</span>
        </p>
      )}
      <Ideas path={use.path} {...ideas} />
      <WhatCame came={came} />
      <p class="acts">
        <a class="act quiet" href={`/usages/questions/poser?de=${use.path}`}>
          {t('uses.question.ask')}
        </a>
        <a class="act quiet" href="/usages">
          {t('uses.others')}
        </a>
      </p>
      <ThingLinks id={use.id} audience={use.audience} hiddenReason={use.hiddenReason} />
      {use.own && <OwnActs use={use} />}
    </Layout>
  )
}

/** Who wrote the words of the sound; where there are none, anyone may. */
function Heard({ use, heard }: { use: ShownUse; heard: boolean }) {
  const { t } = useView()
  if (!heard) return null
  if (use.transcript !== '' && use.writer) return <p class="by">{t('uses.heard.by', { name: use.writer })}</p>
  if (use.own ? !use.offered : use.transcript !== '') return null
  return (
    <p class="note">
      <a class="act quiet" href={`${use.path}/ecouter`}>
        {t(use.own ? 'uses.heard.see' : 'uses.heard.write')}
      </a>
    </p>
  )
}

function UseHead({ use }: { use: ShownUse }) {
  const { t } = useView()
  return (
    <section class="poster know stack">
      <p class="kind">
        <Icon name="know" />
        {t('uses.kind.use')}
        {use.priority && <a href={`/priorites/${use.priority}`}>{nameOf('priority', use.priority)}</a>}
      </p>
      <h1 {...inLang(use.lang)}>{use.title}</h1>
      <p class="by">
        {use.author ? <a href={use.author.path}>{use.author.name}</a> : <span>{t('uses.someone')}</span>}
        {use.helper && <span>{t('uses.helped-by', { name: use.helper })}</span>}
        <Ago at={use.at} />
        {use.editedAt && <span>{t('uses.edited')}</span>}
        {use.drawn && <span>{t('uses.voice.with-yes')}</span>}
        {use.audience === 'lab' && <span>{t('audience.lab')}</span>}
      </p>
      <div class="acts">
        <a class="act main" href="#idees">
          {t('uses.ideas.way')}
        </a>
      </div>
    </section>
  )
}

function OwnActs({ use }: { use: ShownUse }) {
  const { t } = useView()
  return (
    <>
      <p class="acts">
        <a class="act" href={`${use.path}/modifier`}>
          {t('uses.edit')}
        </a>
        {use.editedAt && (
          <a class="act quiet" href={`${use.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      <details class="more">
        <summary>{t('uses.erase')}</summary>
        <div class="stack">
          <p>{t('uses.erase-means')}</p>
          <Form action={`${use.path}/effacer`} submit="uses.erase-yes" danger />
        </div>
      </details>
    </>
  )
}
