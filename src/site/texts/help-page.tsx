import { Icon } from '../../platform/icons.tsx'
import { LabText } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { wordName, wordText } from '../../platform/words.ts'
import { Section, TextPage } from './sections.tsx'

const questions = [
  { name: 'read', tone: 'voice', way: { path: '/paroles', label: 'site.home.voices-all' } },
  { name: 'name', tone: 'people', way: { path: '/rejoindre', label: 'site.help.name.way' } },
  { name: 'group', tone: 'group', way: { path: '/groupes/ouvrir', label: 'site.home.groups-first' } },
  { name: 'place', tone: 'workshop', way: { path: '/ateliers', label: 'site.help.place.way' } },
  { name: 'paper', tone: 'made', way: { path: '/papier', label: 'site.help.paper.way' } },
  { name: 'reading', tone: 'know', way: { path: '/reglages', label: 'site.help.reading.way' } },
  { name: 'harm', tone: 'need', way: { path: '/prevenir', label: 'site.help.harm.way' } },
] as const

const follow = [
  { path: '/paroles.atom', label: 'site.help.feed-voices' },
  { path: '/productions.atom', label: 'site.help.feed-made' },
  { path: '/ateliers.ics', label: 'site.help.feed-agenda' },
] as const

/** Help: the numbers that answer now, first steps, how to reach the lab. */
export function HelpPage() {
  const { t } = useView()
  return (
    <TextPage title="site.help.title" text="site.help.text">
      <Numbers />
      <section class="stack">
        <h2>{t('site.help.first')}</h2>
        <ul class="wall">
          {questions.map(({ name, tone, way }) => (
            <li class={`card ${tone}`}>
              <p class="kind">
                <Icon name={tone} />
                {t(`site.help.${name}.title`)}
              </p>
              <p>{t(`site.help.${name}.text`)}</p>
              <a class="act" href={way.path}>
                {t(way.label)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <Section title="site.help.follow" text="site.help.follow-text">
        <ul class="links">
          {follow.map(({ path, label }) => (
            <li>
              <a href={path}>{t(label)}</a>
            </li>
          ))}
        </ul>
      </Section>
      <section class="stack">
        <h2>{t('site.help.contact')}</h2>
        <p>
          <LabText slug="contact" />
        </p>
        <ul class="links">
          <li>
            <a href="/lieu">{t('site.home.come')}</a>
          </li>
          <li>
            <a href="/mentions">{t('site.help.legal')}</a>
          </li>
        </ul>
      </section>
    </TextPage>
  )
}

/** Every help number of the lab, with who answers and when. */
function Numbers() {
  const { t, words, locale } = useView()
  return (
    <section class="stack" id="numeros">
      <h2>{t('site.help.numbers')}</h2>
      <p>{t('site.help.numbers-text')}</p>
      <ul class="wall">
        {words.list('help').map((word) => {
          const written = word.data['sms'] === true
          const label = written ? 'site.help.text-message' : 'site.help.call'
          return (
            <li class="card need">
              <p class="kind">{wordName(word, locale)}</p>
              <p>{wordText(word, locale)}</p>
              <a class="act" href={`${written ? 'sms' : 'tel'}:${word.slug}`}>
                {t(label, { number: word.slug })}
              </a>
            </li>
          )
        })}
      </ul>
      <p>
        <LabText slug="reading-times" />
      </p>
    </section>
  )
}
