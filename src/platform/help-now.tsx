import { soundsLikeDanger } from './distress.ts'
import { HelpNumbers, LabText } from './layout.tsx'
import { useView } from './view.ts'
import type { Typed } from './web.ts'

/** The national number for thoughts of death: most of the words that bring this panel are about them. */
const suicideLine = '3114'

/** After words that sound like danger: who answers now, and when people of the lab next read. It follows an act and stops nothing. */
export function HelpNow() {
  const { t } = useView()
  return (
    <section class="note warn stack" aria-labelledby="help-now">
      <h2 id="help-now">{t('help-now.title')}</h2>
      <p>{t('help-now.text')}</p>
      <ul class="now">
        <HelpNumbers lead={suicideLine} />
      </ul>
      <p>
        <LabText slug="reading-times" />
      </p>
    </section>
  )
}

/** The same over a text that waits to be sent, when it holds such words. Who is in danger must not have to take a name first. */
export function HelpBefore({ typed }: { typed: Typed }) {
  return soundsLikeDanger(...typed.map(([, value]) => value)) ? <HelpNow /> : null
}
