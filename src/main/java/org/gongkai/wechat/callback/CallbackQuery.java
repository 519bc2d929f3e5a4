package org.gongkai.wechat.callback;

import org.jspecify.annotations.Nullable;

/**
 * What a callback's address says.
 *
 * @param signature of token, timestamp and nonce
 * @param messageSignature of the same and the encrypted message
 */
record CallbackQuery(
    @Nullable String signature,
    @Nullable String messageSignature,
    @Nullable String timestamp,
    @Nullable String nonce) {}
