package org.gongkai.channel;

import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.web.Versioned;

/** Shows registered channels without their secrets. */
@ApplicationScoped
class ChannelViews {

  private final ChannelAccounts accounts;
  private final ChannelKinds kinds;

  ChannelViews(ChannelAccounts accounts, ChannelKinds kinds) {
    this.accounts = accounts;
    this.kinds = kinds;
  }

  Versioned<ChannelView> versioned(ChannelEntity row) {
    return new Versioned<>(of(row), row.version);
  }

  ChannelView of(ChannelEntity row) {
    return new ChannelView(
        row.id,
        row.kind,
        row.name,
        row.account,
        row.ownerUnit,
        row.state,
        accounts.settings(row),
        accounts.credentialNames(row),
        kinds.capabilities(row.kind),
        row.onCorrection,
        row.callsPerMinute,
        row.concurrency,
        row.createdAt,
        row.version);
  }
}
