import { MyParts } from '../../people/index.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { kindOf } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { AskedNames } from '../names/names.tsx'
import type { AskedName, OwnThing } from './queries.ts'

/** `/moi/savoirs`: what one writes and told, unnamed or not, and where one is asked to be named. */
export function OwnKnowledgePage({ own, asked }: { own: readonly OwnThing[]; asked: readonly AskedName[] }) {
  const { t, viewer } = useView()
  const me = viewer?.presentationIds[0] ?? null
  return (
    <Layout title={t('knowledge.mine.title')} personal>
      <h1>{t('knowledge.mine.title')}</h1>
      <MyParts />
      {asked.map(({ id, name, title, path, lang }) => (
        <section class="stack">
          <h2>
            <a href={path} {...inLang(lang)}>
              {title}
            </a>
          </h2>
          <AskedNames authors={[{ id, name, path: null, presentationId: me, agreed: false }]} />
        </section>
      ))}
      {own.length === 0 ? (
        <div class="empty stack">
          <p>{t('knowledge.mine.empty')}</p>
          <p>
            <a class="act" href="/savoirs/ecrire">
              {t('knowledge.piece.write')}
            </a>
          </p>
        </div>
      ) : (
        <ul class="wall">
          {own.map((thing) => (
            <OwnCard thing={thing} />
          ))}
        </ul>
      )}
    </Layout>
  )
}

function OwnCard({ thing }: { thing: OwnThing }) {
  const { t } = useView()
  const { tone, label } = kindOf(thing.kind)
  return (
    <li class={`card ${tone}`}>
      <p class="kind">
        <Icon name={tone} />
        {t(label)}
      </p>
      <h2>
        <a href={thing.path} {...inLang(thing.lang)}>
          {thing.title}
        </a>
      </h2>
      <p class="by">
        <Ago at={thing.at} />
      </p>
    </li>
  )
}
