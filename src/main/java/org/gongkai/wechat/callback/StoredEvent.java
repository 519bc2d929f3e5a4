package org.gongkai.wechat.callback;

import java.time.Instant;

/**
 * An event as it is stored.
 *
 * @param app name of the account
 * @param name of the event
 * @param key keyed hash of what makes it the same event when it comes again
 * @param sealed its text, encrypted
 */
record StoredEvent(String app, String name, String key, String sealed, Instant receivedAt) {}
