import { MyParts } from '../../people/index.ts'
import { nameOf } from '../../platform/choices.ts'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { certificatePath, tellCredit } from './certificate.ts'
import type { Credit } from './credits.ts'

/** Everything someone is named for, each with its paper. */
export function CertificatesPage({ credits }: { credits: readonly Credit[] }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.certificate.mine')} personal>
      <MyParts />
      <h1>{t('productions.certificate.mine')}</h1>
      <p>{t('productions.certificate.what-for')}</p>
      {credits.length === 0 ? (
        <div class="empty">
          <p>{t('productions.certificate.none')}</p>
          <a class="act main" href="/productions">
            {t('productions.list.all')}
          </a>
        </div>
      ) : (
        <ul class="wall">
          {credits.map((credit) => (
            <li class="card made">
              <p class="kind">{nameOf('kind', credit.kind ?? '')}</p>
              <h2>
                <a href={`${certificatePath(credit)}/faire`} {...inLang(credit.lang)}>
                  {credit.title}
                </a>
              </h2>
              <p class="by">
                <span>{credit.name}</span>
                <span>{credit.did || credit.place}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

/** Under which name the paper is made. */
export function MakeCertificatePage({ credit, state }: { credit: Credit; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.certificate.make')} personal>
      <p>
        <a class="act quiet" href={credit.path} {...inLang(credit.lang)}>
          {credit.title}
        </a>
      </p>
      <h1>{t('productions.certificate.make')}</h1>
      <p>{t('productions.certificate.what-for')}</p>
      <Form
        action={`${certificatePath(credit)}/faire`}
        state={state}
        submit="productions.certificate.download"
      >
        <Field
          name="named"
          label="productions.certificate.name"
          hint="productions.certificate.name-hint"
          state={state}
          value={credit.name}
          max={120}
        />
      </Form>
      <p>
        <a class="act quiet" href={certificatePath(credit)}>
          {t('productions.certificate.see-check')}
        </a>
      </p>
    </Layout>
  )
}

/** Where the square of a paper leads: this contribution is credited. It says nothing that the page of the production does not. */
export function CheckPage({ credit }: { credit: Credit }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.certificate.check-title')} personal>
      <h1>{t('productions.certificate.check-title')}</h1>
      <p>
        <b>{credit.name}</b>{' '}
        {t(credit.place === null ? 'productions.certificate.made' : 'productions.certificate.taught')}
      </p>
      <p>
        <a class="act" href={credit.path} {...inLang(credit.lang)}>
          {credit.title}
        </a>
      </p>
      <ul>
        {tellCredit(credit).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p class="note">{t('productions.certificate.not-identity')}</p>
    </Layout>
  )
}
