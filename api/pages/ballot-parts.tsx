import type { Child } from 'hono/jsx';
import type { BallotItem, BallotView } from '../queries/ballot-view.ts';
import { Layout } from './parts/layout.tsx';
import { deadlineWord, timeLeftWord } from './words.ts';

export interface BallotPageProps {
  readonly view: BallotView;
  readonly token: string;
  readonly now: string;
}

export interface BallotFrameProps extends BallotPageProps {
  readonly title: string;
  /** 1 to 3; absent on the receipt. */
  readonly step?: number;
  readonly problem?: string;
  readonly children?: Child;
}

/** The frame of the ballot's pages: whose ballot, how far, until when, and where help is. */
export function BallotFrame({ view, title, step, problem, now, children }: BallotFrameProps) {
  return (
    <Layout title={title} person={null} csrf="" ballot contact={view.contact}>
      {problem && (
        <div class="note bad" role="alert">
          <h2>Chưa gửi được</h2>
          <p>{problem}</p>
        </div>
      )}
      <p class="dim">
        {view.councilName}
        {step !== undefined && ` · Bước ${step} trên 3`}
      </p>
      <h1>{title}</h1>
      {step !== undefined && (
        <p class="dim">
          {`Bỏ phiếu đến ${deadlineWord(view.session.votingClosesAt)} (${timeLeftWord(view.session.votingClosesAt, now)}).`}
        </p>
      )}
      {children}
    </Layout>
  );
}

/** One case as it is named on every page: the name first, then where the person works. */
export const CaseName = ({ one }: { readonly one: BallotItem }) => (
  <>
    <strong>{`${one.item}. ${one.name}`}</strong>
    <br />
    <span class="dim">{[one.collective ? 'Tập thể' : one.position, one.unit].filter(Boolean).join(', ')}</span>
  </>
);
