import { show } from '../../platform/page.tsx'
import { newRoutes, storePage } from '../../platform/web.ts'
import { HelpPage } from './help-page.tsx'
import { AccessibilityPage, CharterPage, DataPage, LegalPage, WhatPage } from './pages.tsx'

/** Pages that explain. Only the lab's words change them, and those empty the store by themselves. */
export const textRoutes = newRoutes()
  .get('/c-est-quoi', (c) => {
    storePage(c, [])
    return show(c, <WhatPage />)
  })
  .get('/aide', (c) => {
    storePage(c, [])
    return show(c, <HelpPage />)
  })
  .get('/charte', (c) => {
    storePage(c, [])
    return show(c, <CharterPage />)
  })
  .get('/accessibilite', (c) => {
    storePage(c, [])
    return show(c, <AccessibilityPage />)
  })
  .get('/donnees', (c) => {
    storePage(c, [])
    return show(c, <DataPage />)
  })
  .get('/mentions', (c) => {
    storePage(c, [])
    return show(c, <LegalPage />)
  })
