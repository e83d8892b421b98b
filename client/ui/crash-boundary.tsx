import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page.tsx';

interface Crash {
  readonly error: unknown;
}

/** What fails as a whole where no router stands between it and the page. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crash: Crash | null }> {
  override state: { crash: Crash | null } = { crash: null };

  static getDerivedStateFromError(error: unknown) {
    return { crash: { error } };
  }

  override render() {
    const { crash } = this.state;
    if (!crash) return this.props.children;
    return <CrashPage error={crash.error} onRetry={() => this.setState({ crash: null })} />;
  }
}
