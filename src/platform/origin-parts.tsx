import { Hidden } from './fields.tsx'
import type { Came, Origin } from './origins.ts'
import { inLang } from './prose.tsx'
import { kindOf } from './things.ts'
import { useView } from './view.ts'
import { Ago } from './when.tsx'

/** In a form: what is being begun comes from this, and goes along with it. */
export function OriginField({ origin }: { origin: Origin | undefined }) {
  const { t } = useView()
  if (!origin) return null
  return (
    <>
      <p class="note">
        {t('origin.from')} <OriginLink origin={origin} />
      </p>
      <Hidden name="de" value={origin.path} />
    </>
  )
}

/** On the page of something that began from something else. */
export function ComesFrom({ origin }: { origin: Origin | null }) {
  const { t } = useView()
  if (!origin) return null
  return (
    <p class="links">
      {t('origin.from')} <OriginLink origin={origin} />
    </p>
  )
}

function OriginLink({ origin }: { origin: Origin }) {
  const { t } = useView()
  return (
    <a href={origin.path} {...inLang(origin.lang)}>
      {t('origin.named', { kind: t(kindOf(origin.kind).label), title: origin.title })}
    </a>
  )
}

/** The way from this thing to a group about it. */
export function OpenGroupFrom({ path }: { path: string }) {
  const { t } = useView()
  return (
    <a class="act quiet" href={`/groupes/ouvrir?de=${path}`}>
      {t('origin.open-group')}
    </a>
  )
}

/** What came of this thing: groups, needs and productions that began from it; nothing where there is none. */
export function WhatCame({ came }: { came: readonly Came[] }) {
  const { t } = useView()
  if (came.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('origin.came')}</h2>
      <ul class="log">
        {came.map((thing) => (
          <li>
            <OriginLink origin={thing} /> · <Ago at={thing.at} />
          </li>
        ))}
      </ul>
    </section>
  )
}
