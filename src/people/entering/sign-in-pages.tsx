import { HelpBefore } from '../../platform/help-now.tsx'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { CarryNote, type Carry } from './carry.tsx'
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
      <HelpBefore typed={carry.fields} />
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
