import type { Child } from 'hono/jsx';
import type { Choices } from '../../adapters/ballot-ports.ts';

export interface SendFormProps {
  readonly token: string;
  readonly noInterest: boolean;
  readonly choices: Choices;
  /** The paper that the server made for this form and keeps nowhere else: sent again, the form finishes this very paper. */
  readonly paper: string;
  readonly children?: Child;
}

export const SendForm = ({ token, noInterest, choices, paper, children }: SendFormProps) => (
  <form method="post" action={`/b/${token}/gui`} autocomplete="off">
    <input type="hidden" name="khong-lien-quan" value={noInterest ? 'co' : ''} />
    <input type="hidden" name="phieu" value={paper} />
    {Object.entries(choices).map(([item, choice]) => (
      <input type="hidden" name={`y-${item}`} value={choice} />
    ))}
    <div class="actions">
      <button type="submit">Gửi phiếu</button>
      {children}
    </div>
  </form>
);
