import { Choice } from '../../platform/choice-fields.tsx'
import { Form, Hidden } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { locales, type MessageKey } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'

/** Every locale under its own name. */
const localeNames = {
  fr: 'Français',
  'fr-x-simple': 'Français, version simple',
  en: 'English',
  ar: 'العربية',
}

/** What may be chosen, each value with its words; the empty one leaves it to the reader's device. */
const choices = {
  size: {
    '': 'site.settings.size.none',
    large: 'site.settings.size.large',
    larger: 'site.settings.size.larger',
    largest: 'site.settings.size.largest',
  },
  font: {
    '': 'site.settings.font.none',
    atkinson: 'site.settings.font.atkinson',
    dyslexic: 'site.settings.font.dyslexic',
  },
  spacing: { '': 'site.settings.spacing.none', wide: 'site.settings.spacing.wide' },
  contrast: { '': 'site.settings.contrast.none', more: 'site.settings.contrast.more' },
  colours: { '': 'site.settings.colours.none', less: 'site.settings.colours.less' },
  theme: {
    '': 'site.settings.theme.none',
    light: 'site.settings.theme.light',
    dark: 'site.settings.theme.dark',
  },
} as const satisfies Record<string, Record<string, MessageKey>>

/** How someone reads, without an account. `back` is the page they came from. */
export function SettingsPage({ back }: { back: string }) {
  const view = useView()
  const { t } = view
  return (
    <Layout title={t('site.settings.title')}>
      <h1>{t('site.settings.title')}</h1>
      <p>{t('site.settings.text')}</p>
      {back !== '' && (
        <ul class="links">
          <li>
            <a href={back}>{t('site.settings.back')}</a>
          </li>
        </ul>
      )}
      <Form action="/reglages" submit="site.settings.submit">
        <Hidden name="retour" value={back} />
        <Locales />
        {names.map((name) => (
          <Setting name={name} />
        ))}
      </Form>
    </Layout>
  )
}

function Locales() {
  const { t, locale } = useView()
  return (
    <fieldset class="field">
      <legend>{t('site.settings.locale')}</legend>
      {locales.map((one) => (
        <label class="check">
          <input type="radio" name="locale" value={one} checked={one === locale} />
          <span lang={one === 'fr-x-simple' ? 'fr' : one}>{localeNames[one]}</span>
        </label>
      ))}
    </fieldset>
  )
}

// The keys are those of the record above.
const names = Object.keys(choices) as (keyof typeof choices)[]

function Setting({ name }: { name: keyof typeof choices }) {
  const view = useView()
  const options = Object.entries(choices[name]).map(([value, label]) => ({ value, label: view.t(label) }))
  return <Choice name={name} label={`site.settings.${name}`} options={options} value={view[name] ?? ''} />
}
