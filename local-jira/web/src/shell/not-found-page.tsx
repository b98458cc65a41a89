import { EmptyState } from '../parts/page-state';
import { useTitle } from '../parts/use-title';
import { Link } from '../routing/link';

export function NotFoundPage() {
  useTitle('Page not found');
  return (
    <main className="page">
      <EmptyState title="We couldn’t find that page">
        <p>
          The address leads nowhere on this site. <Link to="/projects">Go to projects</Link>
        </p>
      </EmptyState>
    </main>
  );
}
