/** Every page and its guard. Pages load when they are visited, so a buyer's phone never fetches a manager's. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { enterByLink, enterDemo } from './accounts/entrances.ts';
import { safeReturnPath } from './accounts/return-path.ts';
import {
  currentMe,
  requireAnybody,
  requireManager,
  requireParticipant,
  requireUser,
} from './accounts/session.ts';
import { fetchRows } from './api/rows.ts';
import { validCatalogueSearch } from './catalogue/catalogue-search.ts';
import { validInsightSearch } from './insight/insight-search.ts';
import { validBoardSearch } from './pipeline/board-search.ts';
import { validOutstandingSearch } from './pipeline/outstanding-search.ts';
import { fetchCode } from './ui/fetch-code.ts';
import { needTexts } from './ui/i18n.ts';
import { NotFoundPage } from './ui/not-found-page.tsx';
import { PendingPage } from './ui/pending-page.tsx';
import { RouterCrash, RouterRoot } from './ui/router-root.tsx';
import { validRoomSearch } from './ui/way.ts';
import { validVersionsSearch } from './versions/versions-search.ts';

/** A page's component, named as it is exported. Without a connection it comes when there is one. */
const pageOf: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(() => fetchCode(importer), name);

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: RouterRoot });

/** Where a mail about a thread leads. */
const validThread = (search: Record<string, unknown>): { thread?: string } =>
  typeof search['thread'] === 'string' ? { thread: search['thread'] } : {};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search) => ({ next: safeReturnPath(search['next']) }),
  component: pageOf(() => import('./accounts/sign-in-page.tsx'), 'SignInPage'),
});
const signOut = createRoute({
  getParentRoute: () => root,
  path: '/sign-out',
  beforeLoad: requireAnybody,
  component: pageOf(() => import('./accounts/sign-out-page.tsx'), 'SignOutPage'),
});
const demo = createRoute({ getParentRoute: () => root, path: '/demo', loader: enterDemo });
const link = createRoute({
  getParentRoute: () => root,
  path: '/q',
  validateSearch: validThread,
  loaderDeps: ({ search }) => search,
  loader: ({ context, location, deps }) => enterByLink({ context, location, thread: deps.thread }),
  component: pageOf(() => import('./accounts/link-code-page.tsx'), 'LinkCodePage'),
});
const linkBroken = createRoute({
  getParentRoute: () => root,
  path: '/link-broken',
  // Who is still here decides what may stay on this device of those whose links lead nowhere any more.
  loader: ({ context }) => currentMe(context.queryClient),
  component: pageOf(() => import('./accounts/link-broken-page.tsx'), 'LinkBrokenPage'),
});
const notCleared = createRoute({
  getParentRoute: () => root,
  path: '/not-cleared',
  validateSearch: (search): { to: '/left' | '/sign-in' } => ({
    to: search['to'] === '/left' ? '/left' : '/sign-in',
  }),
  component: pageOf(() => import('./accounts/not-cleared-page.tsx'), 'NotClearedPage'),
});
const left = createRoute({
  getParentRoute: () => root,
  path: '/left',
  component: pageOf(() => import('./accounts/left-page.tsx'), 'LeftPage'),
});

/** The pages with the full navigation; users only. */
const workspace = createRoute({
  getParentRoute: () => root,
  id: 'workspace',
  beforeLoad: requireUser,
  loader: () => fetchCode(() => Promise.all([needTexts('sent', 'workspace'), fetchRows()])),
  component: pageOf(() => import('./accounts/workspace-frame.tsx'), 'WorkspaceFrame'),
});
const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: pageOf(() => import('./quotes/home-page.tsx'), 'HomePage'),
});
const quotes = createRoute({
  getParentRoute: () => workspace,
  path: '/quotes',
  component: pageOf(() => import('./quotes/quotes-page.tsx'), 'QuotesPage'),
});
const newQuote = createRoute({
  getParentRoute: () => workspace,
  path: '/quotes/new',
  validateSearch: (search): { waiting?: string } =>
    typeof search['waiting'] === 'string' ? { waiting: search['waiting'] } : {},
  component: pageOf(() => import('./quotes/new-quote-page.tsx'), 'NewQuotePage'),
});
const pipeline = createRoute({
  getParentRoute: () => workspace,
  path: '/pipeline',
  validateSearch: validOutstandingSearch,
  component: pageOf(() => import('./pipeline/outstanding-page.tsx'), 'OutstandingPage'),
});
const customers = createRoute({
  getParentRoute: () => workspace,
  path: '/customers',
  component: pageOf(() => import('./customers/customers-page.tsx'), 'CustomersPage'),
});
const customer = createRoute({
  getParentRoute: () => workspace,
  path: '/customers/$customerId',
  component: pageOf(() => import('./customers/customer-page.tsx'), 'CustomerPage'),
});
const catalogue = createRoute({
  getParentRoute: () => workspace,
  path: '/catalogue',
  validateSearch: validCatalogueSearch,
  component: pageOf(() => import('./catalogue/catalogue-page.tsx'), 'CataloguePage'),
});
const board = createRoute({
  getParentRoute: () => workspace,
  path: '/pipeline/board',
  validateSearch: validBoardSearch,
  component: pageOf(() => import('./pipeline/board-page.tsx'), 'BoardPage'),
});
const deal = createRoute({
  getParentRoute: () => workspace,
  path: '/opportunities/$opportunityId',
  component: pageOf(() => import('./pipeline/deal-page.tsx'), 'DealPage'),
});
const waiting = createRoute({
  getParentRoute: () => workspace,
  path: '/pipeline/waiting',
  component: pageOf(() => import('./waiting/waiting-page.tsx'), 'WaitingPage'),
});
const dealImport = createRoute({
  getParentRoute: () => workspace,
  path: '/pipeline/import',
  component: pageOf(() => import('./opportunity-import/import-page.tsx'), 'DealImportPage'),
});
const catalogueImport = createRoute({
  getParentRoute: () => workspace,
  path: '/catalogue/import',
  component: pageOf(() => import('./catalogue/import-page.tsx'), 'CatalogueImportPage'),
});
const templates = createRoute({
  getParentRoute: () => workspace,
  path: '/templates',
  component: pageOf(() => import('./templates/templates-page.tsx'), 'TemplatesPage'),
});
const insight = createRoute({
  getParentRoute: () => workspace,
  path: '/insight',
  beforeLoad: requireManager,
  validateSearch: validInsightSearch,
  component: pageOf(() => import('./insight/insight-page.tsx'), 'InsightPage'),
});

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  beforeLoad: requireManager,
  component: pageOf(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});

/** The demo's mailbox. */
const mail = createRoute({
  getParentRoute: () => workspace,
  path: '/mail',
  validateSearch: (search): { id?: string } => (typeof search['id'] === 'string' ? { id: search['id'] } : {}),
  component: pageOf(() => import('./mail/mail-page.tsx'), 'MailPage'),
});

/** What a buyer may see too: one quote, and its sent versions. */
const quote = createRoute({
  getParentRoute: () => root,
  path: '/quotes/$quoteId',
  beforeLoad: requireParticipant,
  loader: async ({ context }) => {
    if (context.me.kind === 'user')
      await fetchCode(() =>
        Promise.all([needTexts('sent', 'workspace'), fetchRows(), import('./accounts/seller-frame.tsx')]),
      );
  },
  component: pageOf(() => import('./accounts/quote-frame.tsx'), 'QuoteFrame'),
});
const room = createRoute({
  getParentRoute: () => quote,
  path: '/',
  validateSearch: validRoomSearch,
  // With the room's own code and not after it.
  loader: async ({ context }) => {
    if (context.me.kind === 'user') await fetchCode(() => import('./quote-room/seller-room.tsx'));
  },
  component: pageOf(() => import('./quotes/room-route.tsx'), 'RoomRoute'),
});
const versions = createRoute({
  getParentRoute: () => quote,
  path: '/versions',
  validateSearch: validVersionsSearch,
  loader: () => fetchCode(() => Promise.all([needTexts('sent'), fetchRows()])),
  component: pageOf(() => import('./versions/versions-page.tsx'), 'VersionsPage'),
});
const version = createRoute({
  getParentRoute: () => quote,
  path: '/versions/$number',
  loader: () => fetchCode(() => Promise.all([needTexts('sent'), fetchRows()])),
  component: pageOf(() => import('./quotes/version-page.tsx'), 'VersionPage'),
});

const routeTree = root.addChildren([
  signIn,
  signOut,
  demo,
  link,
  linkBroken,
  left,
  notCleared,
  workspace.addChildren([
    home,
    quotes,
    newQuote,
    pipeline,
    board,
    deal,
    waiting,
    dealImport,
    customers,
    customer,
    catalogue,
    catalogueImport,
    templates,
    insight,
    settings,
    mail,
  ]),
  quote.addChildren([room, versions, version]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    scrollRestoration: true,
    defaultPreload: false,
    // The answers are kept by the query client alone; the router asks it every time.
    defaultStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: RouterCrash,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
