import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { OfGroup } from '../of-group.tsx'
import { addressStates, type AddressFilter, type AddressState, type ListedAddress } from './queries.ts'
import { saysStanding } from './silence.tsx'

interface ListProps {
  rows: readonly ListedAddress[]
  next: Cursor | null
  started: boolean
  filter: AddressFilter
}

/** French words of the states, as addresses of lists have them. */
export const stateWords: Readonly<Record<AddressState, string>> = {
  waiting: 'attente',
  answered: 'reponse',
  over: 'fini',
}

const writing = '/interpellations/ecrire'

/** The address of a list, filtered so. */
function pathOf({ state, group }: AddressFilter): string {
  const query = new URLSearchParams({
    ...(state !== null && { etat: stateWords[state] }),
    ...(group !== null && { groupe: group }),
  }).toString()
  return query === '' ? '/interpellations' : `/interpellations?${query}`
}

/** `/interpellations`: what groups ask of institutions, with their answers or their silence. */
export function AddressesPage({ rows, next, started, filter }: ListProps) {
  const { t } = useView()
  const { state, group } = filter
  return (
    <Layout
      title={t('institutions.addresses.title')}
      description={t('institutions.addresses.intro')}
      feed="/interpellations.atom"
    >
      <section class="poster need stack">
        <h1>{t('institutions.addresses.title')}</h1>
        <p>{t('institutions.addresses.intro')}</p>
        <div class="acts">
          <a class="act main" href={group === null ? writing : `${writing}?groupe=${group}`}>
            <Icon name="address" />
            {t('institutions.address.write')}
          </a>
          <a class="act" href="/decorticages">
            {t('institutions.readings.way')}
          </a>
        </div>
      </section>
      <OfGroup slug={group} name={rows[0]?.group} all="/interpellations" />
      <nav class="tabs" aria-label={t('institutions.filter')}>
        <a href={pathOf({ state: null, group })} aria-current={state === null ? 'page' : undefined}>
          {t('institutions.all')}
        </a>
        {addressStates.map((one) => (
          <a href={pathOf({ state: one, group })} aria-current={state === one ? 'page' : undefined}>
            {t(`institutions.addresses.${one}`)}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <p class="empty">{t('institutions.addresses.empty')}</p>
      ) : (
        <ul class="wall">
          {rows.map((address) => (
            <AddressCard address={address} />
          ))}
        </ul>
      )}
      <Pager path={pathOf(filter)} next={next} started={started} />
      <p class="links">
        <a href="/repondre">{t('institutions.reply.have-code')}</a>
        <a href="/interpellations.csv">{t('institutions.addresses.csv')}</a>
        <a href="/interpellations.json">{t('institutions.addresses.json')}</a>
        <a href="/interpellations.atom">{t('institutions.addresses.feed')}</a>
      </p>
    </Layout>
  )
}

function AddressCard({ address }: { address: ListedAddress }) {
  const lang = inLang(address.lang)
  return (
    <li class="card need">
      <p class="kind">
        <Icon name="address" />
        <span {...lang}>{[address.institution, address.place].filter(Boolean).join(', ')}</span>
      </p>
      <h2>
        <a href={address.path} {...lang}>
          {address.title}
        </a>
      </h2>
      <p>
        <strong>{saysStanding(address)}</strong>
      </p>
      <p {...lang}>{address.summary}</p>
      <p class="by">
        {address.group !== null && <span>{address.group}</span>}
        <Ago at={address.at} />
      </p>
    </li>
  )
}
