import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { CarriedForm, CarryNote, type Carry } from './carry.tsx'
import { EnterForm, OtherWays, stateOf, type EnterProps } from './enter-pages.tsx'
import { JoinForm } from './join-pages.tsx'

interface SignInProps extends EnterProps {
  carry: Carry
  drawn: readonly string[]
}

/** An act needed a name: join or sign in from here, and nothing typed is lost, however often a way in is refused. */
export function SignInPage({ carry, drawn, refused, mailed }: SignInProps) {
  const { t } = useView()
  return (
    <Layout title={t('error.title.401')} scripts={['passkey.js']} personal>
      <h1>{t('error.title.401')}</h1>
      <CarryNote carry={carry} />
      <p>{t('people.join.text')}</p>
      <section class="stack">
        <h2>{t('people.enter.first-time')}</h2>
        <JoinForm state={stateOf('join', refused)} carry={carry} drawn={drawn} />
      </section>
      <section class="stack">
        <h2>{t('people.enter.have-name')}</h2>
        <EnterForm state={stateOf('enter', refused)} carry={carry} quiet />
        <OtherWays refused={refused} carry={carry} mailed={mailed} />
      </section>
    </Layout>
  )
}

/** Signed in again, with the text that was waiting. */
export function CarriedPage({ carry }: { carry: Carry }) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('people.carry.title')} personal>
      <h1>{t('people.enter.done', { name: viewer?.name ?? '' })}</h1>
      <CarriedForm carry={carry} />
    </Layout>
  )
}
