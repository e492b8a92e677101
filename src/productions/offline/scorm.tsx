import type { JSX } from 'hono/jsx/jsx-runtime'
import { useView } from '../../platform/view.ts'
import { withoutControls } from '../../platform/xml.ts'
import type { ShownProduction } from '../reading/queries.ts'
import type { Site } from './site.tsx'

/** What stands beside the pages for a course platform, by the name of its source. */
export const besideScorm = { 'scorm.js': 'scorm.js', 'offline.css': 'frame.css' } as const

/** The page that a course platform opens: it holds the others and reports how far one has come. */
export function ScormFrame({ title, site }: { title: string; site: Site }) {
  const { lang, dir } = useView()
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={besideScorm['offline.css']} />
        <script defer src={besideScorm['scorm.js']}></script>
      </head>
      <body data-steps={site.steps} data-questions={site.questions}>
        <iframe title={title}></iframe>
      </body>
    </html>
  )
}

/**
 * The manifest of a SCORM 1.2 package with one thing to open.
 * @see https://scorm.com/scorm-explained/technical-scorm/content-packaging/manifest-structure/
 */
export function writeManifest(production: ShownProduction, files: readonly string[]): string {
  const { id, title, number } = production
  const manifest: JSX.Element = (
    <manifest
      identifier={`socialab-${id}`}
      version={`${number}.0`}
      xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
      xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    >
      <metadata>
        <schema>ADL SCORM</schema>
        <schemaversion>1.2</schemaversion>
      </metadata>
      <organizations default="organization">
        <organization identifier="organization">
          <title>{title}</title>
          <item identifier="item" identifierref="resource">
            <title>{title}</title>
          </item>
        </organization>
      </organizations>
      <resources>
        <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="scorm.html">
          {files.map((file) => (
            <file href={file} />
          ))}
        </resource>
      </resources>
    </manifest>
  )
  return withoutControls(`<?xml version="1.0" encoding="UTF-8"?>\n${manifest.toString()}\n`)
}
