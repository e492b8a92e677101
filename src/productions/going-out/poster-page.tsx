import { nameOf } from '../../platform/choices.ts'
import { labName, Layout } from '../../platform/layout.tsx'
import { PrintAct } from '../../platform/paper.tsx'
import { inLang } from '../../platform/prose.tsx'
import { Qr } from '../../platform/qr.tsx'
import { useView } from '../../platform/view.ts'
import { Authors } from '../authors/names.tsx'
import type { ProductionHead } from '../reading/queries.ts'

/** A sheet to put on a wall: what it is, by whom, and the square that leads to it. Ink on paper: black and white is enough. */
export function PosterPage({ production }: { production: ProductionHead }) {
  const { t, publicUrl } = useView()
  const address = new URL(production.path, publicUrl)
  return (
    <Layout title={`${t('productions.poster.title')} · ${production.title}`} personal scripts={['print.js']}>
      <div class="screen stack">
        <p>
          <a class="act quiet" href={production.path}>
            {t('productions.back')}
          </a>
        </p>
        <p>{t('productions.poster.intro')}</p>
        <PrintAct />
      </div>
      <section class="paper a4 stack">
        <p class="kind">
          {labName()} · {nameOf('kind', production.kind)}
        </p>
        <h1 {...inLang(production.lang)}>{production.title}</h1>
        <p {...inLang(production.lang)}>{production.summary}</p>
        <p class="by">
          <Authors authors={production.authors} group={production.group} />
        </p>
        <Qr text={address.href} label={t('productions.poster.qr')} />
        <p>
          {t('productions.poster.photograph')} <b>{`${address.host}${address.pathname}`}</b>
        </p>
        <p class="soft">{nameOf('licence', production.licence)}</p>
      </section>
    </Layout>
  )
}
