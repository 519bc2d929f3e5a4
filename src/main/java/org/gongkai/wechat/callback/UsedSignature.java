package org.gongkai.wechat.callback;

import java.time.Instant;

/**
 * A signature that does not cover the content it came with.
 *
 * @param app name of the account
 * @param digest keyed hash of that content
 */
record UsedSignature(String app, String signature, String digest, Instant signedAt) {}
