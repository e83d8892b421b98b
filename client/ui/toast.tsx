/** One message at the bottom of the screen at a time: what was done, and the way back. */
import { notifications } from '@mantine/notifications';
import styles from './toast.module.css';

/** Long enough to read a line and reach for Undo; hovering or focusing stops the clock. */
const visibleMs = 5_000;

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** Shows `text`, in place of any earlier message. */
export function showToast(text: string, action?: ToastAction): void {
  notifications.clean();
  const id = notifications.show({
    autoClose: visibleMs,
    withCloseButton: false,
    className: styles['frame'] ?? '',
    message: (
      <span className={styles['toast']}>
        {text}
        {action && (
          <button
            type="button"
            className={styles['action']}
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
      </span>
    ),
  });
}
