package org.gongkai.platform.security;

/**
 * Roles that a token can carry. Staff roles come from the organisation's provider; {@link #CITIZEN}
 * is issued here.
 */
public final class Roles {

  /** A person logged in through the mini-program. */
  public static final String CITIZEN = "citizen";

  /** 编辑: writes and publishes contents. */
  public static final String EDITOR = "editor";

  /** 审核: passes or returns contents. */
  public static final String REVIEWER = "reviewer";

  /** 承办单位: runs consultations and answers comments. */
  public static final String OFFICER = "officer";

  /** Manages channels, calendar and accounts. */
  public static final String ADMIN = "admin";

  /** Reads everything, changes nothing. */
  public static final String AUDITOR = "auditor";

  private Roles() {}
}
