import type { Child } from 'hono/jsx'
import { useView } from './view.ts'

/** In which light a drawing is seen: the page's own file has its colours, which no style sheet reaches. */
export type Look = 'jour' | 'nuit'

// Those of src/styles/parts/tokens.css.
const colours = {
  jour: {
    ...{ paper: '#fbf5e9', sheet: '#fffdf8', ink: '#1b1712', soft: '#473f35', line: '#1b1712' },
    ...{ made: '#bdb5f7', workshop: '#8ed6c1', accent: '#14318f' },
  },
  nuit: {
    ...{ paper: '#16140f', sheet: '#221f18', ink: '#f6f0e4', soft: '#d5ccbc', line: '#a0967f' },
    ...{ made: '#3b3684', workshop: '#0f4a3d', accent: '#b7c7ff' },
  },
} as const satisfies Record<Look, Record<string, string>>

/** The colours of a drawing. */
export const lookOf = (look: Look) => colours[look]

interface SvgProps {
  width: number
  height: number
  look: Look
  title: string
  children?: Child
}

/** A drawing that is a file of its own. The page's policy refuses styles in it, so it has attributes alone. */
export function Svg({ width, height, look, title, children }: SvgProps) {
  const { lang } = useView()
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
      lang={lang}
    >
      <title>{title}</title>
      <rect width={width} height={height} fill={colours[look].paper} />
      {children}
    </svg>
  )
}

interface DrawingProps {
  /** Where it is served, without the light: `/…/filiation` for `/…/filiation/jour.svg`. */
  path: string
  width: number
  height: number
  alt: string
  /** What one scrolls. */
  label: string
}

/** Shows a drawing in the light the reader chose, else in that of their screen; it scrolls where the screen is narrow, and opens alone. */
export function Drawing({ path, width, height, alt, label }: DrawingProps) {
  const { theme } = useView()
  const fixed = theme === 'dark' ? 'nuit' : 'jour'
  const image = <img src={`${path}/${fixed}.svg`} width={width} height={height} alt={alt} loading="lazy" />
  return (
    <div class="table" tabindex={0} role="region" aria-label={label}>
      {theme ? (
        image
      ) : (
        <picture>
          <source srcset={`${path}/nuit.svg`} media="screen and (prefers-color-scheme: dark)" />
          {image}
        </picture>
      )}
    </div>
  )
}
