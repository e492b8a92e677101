import type { Child } from 'hono/jsx'
import { useView } from '../../platform/view.ts'
import type { ShownPart } from '../parts/sorts.ts'
import { isHeard } from './form.tsx'

/** The script of players, on pages that show a film or a sound. */
export function scriptsFor(parts: readonly ShownPart[]): readonly string[] {
  return parts.some(isHeard) ? ['player.js'] : []
}

/** Around a film or a sound: the words of the buttons that a script puts there once play is asked. */
export function Player({ children }: { children?: Child }) {
  const { t, lang } = useView()
  return (
    <media-player
      class="stack"
      lang={lang}
      controls={t('productions.player.controls')}
      play={t('productions.player.play')}
      pause={t('productions.player.pause')}
      back={t('productions.player.back')}
      on={t('productions.player.on')}
      place={t('productions.player.place')}
      captions={t('productions.part.captions')}
      speed={t('productions.player.speed')}
      full={t('productions.player.full')}
    >
      {children}
    </media-player>
  )
}

declare module 'hono/jsx' {
  // The JSX types of an element of our own can be declared in no other way.
  namespace JSX {
    interface IntrinsicElements {
      'media-player': Record<
        | 'class'
        | 'lang'
        | 'controls'
        | 'play'
        | 'pause'
        | 'back'
        | 'on'
        | 'place'
        | 'captions'
        | 'speed'
        | 'full',
        string
      > & { children?: Child }
    }
  }
}
