import { LabText } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { wordName, wordText } from '../../platform/words.ts'
import { Section, TextPage, WayOn } from './sections.tsx'

const forbidden = ['harm', 'hate', 'private', 'danger', 'spam', 'law'] as const

/** What lets people speak and make together, and what happens when something harms. */
export function CharterPage() {
  const { t, words, locale } = useView()
  const own = words.find('lab', 'charter')
  const ownText = own ? wordText(own, locale) : ''
  return (
    <TextPage title="site.charter.title" text="site.charter.text">
      {own && ownText !== '' && (
        <section class="stack">
          <h2>{wordName(own, locale)}</h2>
          <p>{ownText}</p>
        </section>
      )}
      <Section title="site.charter.equal.title" text="site.charter.equal.text" />
      <Section title="site.charter.others.title" text="site.charter.others.text" />
      <section class="stack">
        <h2>{t('site.charter.not.title')}</h2>
        <ul>
          {forbidden.map((name) => (
            <li>{t(`site.charter.not.${name}`)}</li>
          ))}
        </ul>
      </section>
      <Section
        title="site.charter.care.title"
        text="site.charter.care.text"
        way={{ path: '/prevenir', label: 'site.help.harm.way' }}
      >
        <p>{t('site.charter.care.reason')}</p>
        <p>{t('site.charter.care.contest')}</p>
        <ul class="links">
          <li>
            <a href="/cercles/registre">{t('site.charter.log')}</a>
          </li>
        </ul>
      </Section>
    </TextPage>
  )
}

/** What this is, for someone who never saw it. */
export function WhatPage() {
  return (
    <TextPage title="site.what.title" text="site.what.text">
      <Section
        title="site.what.do"
        text="site.what.do-text"
        way={{ path: '/paroles', label: 'site.home.voices-all' }}
      />
      <Section
        title="site.what.free"
        text="site.what.free-text"
        way={{ path: '/rejoindre', label: 'site.help.name.way' }}
      />
      <Section title="site.what.not" text="site.what.not-text" />
      <Section
        title="site.what.who"
        text="site.what.who-text"
        way={{ path: '/cercles', label: 'nav.circles' }}
      />
    </TextPage>
  )
}

/** The accessibility statement French law asks for, filled from the lab's words. */
export function AccessibilityPage() {
  const { publicUrl, words, locale } = useView()
  const lab = words.find('lab', 'name')
  const args = { lab: lab ? wordName(lab, locale) : 'Socialab', address: publicUrl.origin }
  return (
    <TextPage title="site.access.title" text="site.access.text">
      <Section title="site.access.who" text="site.access.who-text" args={args} />
      <Section title="site.access.state" text="site.access.state-text" />
      <Section title="site.access.limits" text="site.access.limits-text" />
      <Section
        title="site.access.tell"
        text="site.access.tell-text"
        way={{ path: '/prevenir', label: 'site.help.harm.way' }}
      >
        <p>
          <LabText slug="contact" />
        </p>
      </Section>
      <Section title="site.access.rights" text="site.access.rights-text">
        <Outside path="https://formulaire.defenseurdesdroits.fr/" label="site.access.rights-way" />
      </Section>
    </TextPage>
  )
}

const kept = [
  'account',
  'words',
  'unsent',
  'bookings',
  'cohorts',
  'answers',
  'images',
  'studies',
  'reports',
  'log',
  'cookies',
] as const

/** What is kept about people, why and for how long, and what they may ask. */
export function DataPage() {
  const { t } = useView()
  return (
    <TextPage title="site.data.title" text="site.data.text">
      <section class="stack">
        <h2>{t('site.data.rights')}</h2>
        <p>{t('site.data.rights-text')}</p>
        <WayOn path="/moi/donnees" label="site.data.rights-way" />
        <Outside path="https://www.cnil.fr/fr/plaintes" label="site.data.cnil" />
      </section>
      <section class="stack">
        <h2>{t('site.data.kept')}</h2>
        <dl class="facts">
          {kept.map((name) => (
            <div>
              <dt>{t(`site.data.${name}`)}</dt>
              <dd>{t(`site.data.${name}-text`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Section title="site.data.not" text="site.data.not-text" />
      <Section title="site.data.why" text="site.data.why-text" />
      <Section
        title="site.data.young"
        text="site.data.young-text"
        way={{ path: '/rejoindre/moins-de-15', label: 'site.data.young-way' }}
      />
      <Section title="site.data.contact" text="site.data.contact-text">
        <p>
          <LabText slug="contact" />
        </p>
        <ul class="links">
          <li>
            <a href="/mentions">{t('site.legal.title')}</a>
          </li>
        </ul>
      </Section>
    </TextPage>
  )
}

/** Who publishes and who hosts, as the law asks. */
export function LegalPage() {
  const { t } = useView()
  return (
    <TextPage title="site.legal.title" text="site.legal.text">
      <section class="stack">
        <h2>{t('site.legal.publisher')}</h2>
        <p>
          <LabText slug="legal" />
        </p>
        <p>
          <LabText slug="contact" />
        </p>
      </section>
      <section class="stack">
        <h2>{t('site.legal.host')}</h2>
        <p>
          <LabText slug="host" />
        </p>
      </section>
      <Section title="site.data.contact" text="site.data.contact-text" />
      <Section title="site.legal.program" text="site.legal.program-text" />
    </TextPage>
  )
}

function Outside({ path, label }: { path: string; label: 'site.access.rights-way' | 'site.data.cnil' }) {
  const { t } = useView()
  return (
    <ul class="links">
      <li>
        <a href={path} rel="noopener">
          {t(label)}
        </a>
      </li>
    </ul>
  )
}
