package org.gongkai.platform.problem;

import java.util.Locale;

/**
 * The catalogue of everything that a request can fail with. Clients rely on {@link #code()}: a code
 * is never renamed and never given another meaning. A detail may hold {@code %s} places, filled by
 * the thrower; it never repeats what a person typed.
 */
public enum ProblemType {
  MALFORMED_JSON(
      400,
      "请求内容不是有效的 JSON",
      "请求内容无法按 JSON 读取。",
      "Malformed JSON",
      "The request body cannot be read as JSON."),
  INVALID_REQUEST(
      400,
      "请求内容不符合要求",
      "请按 violations 逐项更正。",
      "Invalid request",
      "Correct each entry of violations."),
  UNKNOWN_VALUE(
      400,
      "取值不在允许范围内",
      "字段 %s 的取值不在允许范围内。",
      "Unknown value",
      "The value of %s is not one of those allowed."),
  UNKNOWN_FIELD(400, "请求中有未知字段", "不认识字段 %s。", "Unknown field", "The field %s is not known."),
  INVALID_CURSOR(
      400,
      "翻页游标无效",
      "请使用上一页返回的 nextCursor。",
      "Invalid cursor",
      "Use the nextCursor of the page before."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "缺少 Idempotency-Key",
      "请为每次提交生成一个 8 至 128 个字符的 Idempotency-Key，重试时保持不变。",
      "Idempotency-Key missing",
      "Send an Idempotency-Key of 8 to 128 visible ASCII characters, the same on each retry."),
  COMMENT_TEXT_EMPTY(
      400, "意见内容为空", "意见至少需要 1 个字。", "Comment is empty", "A comment has at least 1 character."),
  COMMENT_TEXT_TOO_LONG(
      400, "意见内容过长", "意见最多 %s 个字。", "Comment is too long", "A comment has at most %s characters."),
  TICKET_INVALID(
      400,
      "凭证无效",
      "请在征求意见期间重新取得凭证。",
      "Ticket invalid",
      "Take a new ticket while the window is open."),
  TEMPLATE_PLACEHOLDER_UNKNOWN(
      400, "模板中有未知的占位符", "可用的占位符：%s。", "Unknown placeholder", "The placeholders are %s."),
  NOTE_REQUIRED(
      400,
      "必须说明修改原因",
      "采纳情况公布之后修改结论，须填写不少于 %s 个字的 note，该说明对外公开。",
      "Note required",
      "A verdict that is revised after publication needs a note of at least %s characters, which is"
          + " public."),
  PURPOSE_REQUIRED(
      400,
      "缺少导出用途",
      "请在 purpose 中写明用途，%s 至 %s 个字，不含控制字符。",
      "Purpose required",
      "Say in purpose what the export is for, in %s to %s characters without control characters."),
  WECHAT_CODE_REJECTED(
      400,
      "登录凭证无效",
      "请重新调用 wx.login 取得新的 code。",
      "Login code rejected",
      "Call wx.login again for a new code."),
  PHONE_CODE_REJECTED(
      400,
      "手机号凭证无效",
      "请重新点击获取手机号按钮取得新的 code。",
      "Phone code rejected",
      "Let the user tap the phone number button again for a new code."),
  TEMPLATE_UNKNOWN(
      400,
      "没有这个消息模板",
      "请使用消息模板列表中的名称。",
      "Unknown message template",
      "Use a name from the list of message templates."),

  UNAUTHENTICATED(
      401,
      "请先登录",
      "该操作需要有效的访问令牌。",
      "Authentication required",
      "This operation needs a valid access token."),
  TOKEN_EXPIRED(
      401,
      "登录已过期",
      "访问令牌已过期，请刷新或重新登录。",
      "Token expired",
      "The access token has expired; refresh it or log in again."),
  REFRESH_TOKEN_REJECTED(401, "刷新令牌无效", "请重新登录。", "Refresh token rejected", "Log in again."),
  FORBIDDEN(403, "没有权限", "当前身份不能执行该操作。", "Forbidden", "Your role does not allow this operation."),
  LOGIN_REFUSED(
      403,
      "微信拒绝了此次登录",
      "该微信账号被平台判定为高风险，暂不能登录。",
      "Login refused",
      "The platform refuses this user for the time being."),
  CALLBACK_REFUSED(
      403,
      "回调消息未通过校验",
      "签名、时间或内容与配置不符。",
      "Callback refused",
      "Signature, time or content do not match the configuration."),

  NOT_FOUND(
      404, "没有找到", "请求的资源不存在或尚未公开。", "Not found", "The resource does not exist or is not public."),
  DECISION_NOT_FOUND(404, "没有找到该决策事项", "请检查编号。", "Decision not found", "Check the id."),
  STAGE_NOT_FOUND(404, "没有找到该决策环节", "请检查编号。", "Stage not found", "Check the id."),
  CONSULTATION_NOT_FOUND(404, "没有找到该征求意见", "请检查编号。", "Consultation not found", "Check the id."),
  DRAFT_NOT_FOUND(
      404,
      "没有找到该征求意见稿",
      "该版本不存在或尚未公布。",
      "Draft not found",
      "This version does not exist or is not published."),
  CLAUSE_NOT_FOUND(
      404,
      "没有找到该条款",
      "该条款不在已公布的征求意见稿中。",
      "Clause not found",
      "The clause is not part of the published draft."),
  COMMENT_NOT_FOUND(404, "没有找到该意见", "请检查编号。", "Comment not found", "Check the id."),
  GROUP_NOT_FOUND(404, "没有找到该意见分组", "请检查编号。", "Group not found", "Check the id."),
  PROPOSAL_NOT_FOUND(
      404,
      "没有找到该分组建议",
      "请检查编号；重新查找之后，未处理的旧建议不再保留。",
      "Proposal not found",
      "Check the id; a new search replaces open proposals."),
  VERDICT_NOT_FOUND(404, "该意见没有采纳结论", "请先作出结论。", "Verdict not found", "Give a verdict first."),
  TEMPLATE_NOT_FOUND(404, "没有找到该答复模板", "请检查编号。", "Template not found", "Check the id."),
  RECEIPT_NOT_FOUND(404, "没有找到该回执", "请核对回执号。", "Receipt not found", "Check the receipt number."),
  FEEDBACK_NOT_FOUND(
      404,
      "采纳情况尚未公布",
      "该征求意见的采纳情况尚未公布。",
      "Feedback not published",
      "The feedback report of this consultation is not published yet."),
  EXPORT_NOT_FOUND(404, "没有找到该导出", "请检查编号。", "Export not found", "Check the id."),
  MESSAGE_NOT_FOUND(404, "没有这条消息", "没有找到这条消息。", "Message not found", "There is no such message."),
  APPEAL_NOT_FOUND(
      404, "没有找到申诉", "该意见没有申诉。", "Appeal not found", "There is no appeal about this comment."),
  NOTICE_NOT_FOUND(404, "没有找到该公开内容", "请检查编号。", "Notice not found", "Check the id."),
  CONTENT_NOT_FOUND(404, "没有找到该内容", "请检查编号。", "Content not found", "Check the id."),
  CHECKPOINT_NOT_FOUND(
      404, "没有这个检查点", "存证日志没有这一条数的检查点。", "Checkpoint not found", "The log has no such checkpoint."),
  FINDING_NOT_FOUND(404, "检查结果不存在", "没有这条检查结果。", "Finding not found", "There is no such finding."),
  CHANNEL_NOT_FOUND(404, "渠道不存在", "没有这个渠道。", "Channel not found", "There is no such channel."),
  DELIVERY_NOT_FOUND(404, "投递不存在", "没有这条投递。", "Delivery not found", "There is no such delivery."),
  INCIDENT_NOT_FOUND(404, "异常不存在", "没有这条异常。", "Incident not found", "There is no such incident."),
  WECHAT_APP_NOT_FOUND(
      404, "没有这个微信账号", "请检查地址中的名称。", "WeChat app not found", "Check the name in the address."),
  SCENE_NOT_FOUND(
      404, "小程序码已失效", "没有与该场景值对应的内容。", "Unknown scene", "Nothing is known under this scene."),
  PHOTO_NOT_FOUND(404, "没有找到该图片", "请检查编号。", "Photo not found", "Check the id."),
  MEDIA_NOT_FOUND(404, "文件不存在", "没有这个文件。", "File not found", "There is no such file."),
  FEED_NOT_FOUND(404, "没有该栏目的订阅源", "请检查栏目名称。", "Feed not found", "Check the column."),
  METHOD_NOT_ALLOWED(
      405, "不支持该请求方法", "请查看接口文档。", "Method not allowed", "See the API documentation."),
  NOT_ACCEPTABLE(406, "无法提供所要求的格式", "请更改 Accept。", "Not acceptable", "Change the Accept header."),

  DECISION_ALREADY_PUBLISHED(
      409,
      "决策事项已经公布",
      "该决策事项已在目录中公布。",
      "Decision already published",
      "This decision is already in the public catalogue."),
  DECISION_YEAR_FIXED(
      409,
      "目录年度不能更改",
      "已公布的决策事项不能改到其他年度的目录。",
      "Year cannot change",
      "A published decision stays in the catalogue of its year."),
  DECISION_KIND_FIXED(
      409,
      "决策类别不能更改",
      "已公布的决策事项不能改变类别，征求意见的最短期限由其决定。",
      "Kind cannot change",
      "A published decision keeps its kind, on which the legal minimum of windows depends."),
  STAGE_PUBLISHED(
      409,
      "决策环节已经公布",
      "已公布的环节不能再次公布或者删除，可以更正或者撤回。",
      "Stage published",
      "A published stage is neither published again nor deleted; correct or withdraw it."),
  STAGE_NOT_PUBLISHED(
      409,
      "决策环节尚未公布",
      "尚未公布的环节无须撤回，可以直接修改或者删除。",
      "Stage not published",
      "A stage that is not published is not withdrawn; change or delete it."),
  STAGE_WITHDRAWN(
      409,
      "决策环节已经撤回",
      "已撤回的环节不能更正或者再次撤回。",
      "Stage withdrawn",
      "A withdrawn stage is neither corrected nor withdrawn again."),
  CONSULTATION_NOT_OPEN(
      409, "征求意见尚未开始", "开始时间为 %s。", "Consultation not open yet", "It opens at %s."),
  CONSULTATION_CLOSED(409, "征求意见已经结束", "已于 %s 结束，感谢关注。", "Consultation closed", "It closed at %s."),
  CONSULTATION_STILL_OPEN(
      409,
      "征求意见尚未结束",
      "须待 %s 之后，此前仍可能收到意见。",
      "Consultation still open",
      "Comments may still come in until %s."),
  CONSULTATION_ALREADY_OPENED(
      409,
      "征求意见已经设定时间",
      "征求意见的时间已公布，不能重新设定。",
      "Consultation already opened",
      "Its window is published and cannot be set again."),
  CONSULTATION_NOT_ANNOUNCED(
      409,
      "征求意见尚未公布时间",
      "请先公布征求意见的时间。",
      "Consultation not announced",
      "Announce its window first."),
  DRAFT_ALREADY_PUBLISHED(
      409, "该稿已经公布", "已公布的稿件不能改动。", "Draft already published", "A published draft never changes."),
  DRAFT_OUTDATED(
      409,
      "该稿导入之后又公布了其他版本",
      "请重新导入，以便与现行版本对应。",
      "Draft outdated",
      "Another version was published since; import it again."),
  CONSULTATION_WITHOUT_DRAFT(409, "尚无征求意见稿", "请先导入征求意见稿。", "No draft", "Import a draft first."),
  CHANGED_VERSION_NOT_PUBLIC(
      409,
      "修改后的版本尚未公布",
      "采纳结论引用了第 %s 版，请先公布该版本。",
      "Changed version not public",
      "Verdicts name version %s of the draft; publish it first."),
  FEEDBACK_ALREADY_PUBLISHED(
      409,
      "采纳情况已经公布",
      "该征求意见的采纳情况已经公布。",
      "Feedback already published",
      "The feedback report of this consultation is already published."),
  TICKET_USED(409, "凭证已经使用", "一个凭证只能提交一次意见。", "Ticket used", "A ticket is good for one comment."),
  COMMENT_LIMIT_REACHED(
      409,
      "意见数量已达上限",
      "每人对同一征求意见最多提交 %s 条意见。",
      "Comment limit reached",
      "One person makes at most %s comments on one consultation."),
  COMMENT_REPEATED(
      409,
      "意见重复",
      "内容相同的意见此前已经收到，见 receipt。",
      "Comment repeated",
      "The same comment was received before; see receipt."),
  COMMENT_NOT_WITHDRAWABLE(
      409, "该意见不能撤回", "该意见此前已经撤回。", "Comment cannot be withdrawn", "It is withdrawn already."),
  COMMENT_NOT_MODERATABLE(
      409,
      "该意见不能审核",
      "已撤回的意见不再审核。",
      "Comment cannot be moderated",
      "A withdrawn comment is not moderated."),
  COMMENT_WITHDRAWN(
      409,
      "意见已经撤回",
      "已撤回的意见不再办理和答复。",
      "Comment withdrawn",
      "A comment that its author took back is neither handled nor answered."),
  CLAUSE_UNCHANGED(
      409,
      "该条款没有改动",
      "所指版本须晚于意见所针对的版本，且该条款在其中有改动或者已经删除。",
      "Clause unchanged",
      "The version must be later than the one that the comment is about, and change or remove the"
          + " clause."),
  SECOND_PERSON_REQUIRED(
      409,
      "须由另一人办理",
      "作出决定的人不能自己确认或者复核。",
      "Second person required",
      "Whoever decided something neither confirms nor reviews it."),
  VERDICT_ALREADY_CONFIRMED(
      409,
      "结论已经确认",
      "没有等待确认的结论。",
      "Verdict already confirmed",
      "There is no verdict that waits for a confirmation."),
  VERDICT_UNCHANGED(
      409,
      "结论没有变化",
      "修改后的结论与已公布的结论相同。",
      "Verdict unchanged",
      "The revised verdict says the same as the published one."),
  COMMENT_ALREADY_GROUPED(
      409,
      "意见已在其他分组",
      "有 %s 条意见已经分组，见 commentIds。",
      "Comment already grouped",
      "%s comments are in a group already; see commentIds."),
  COMMENT_NOT_GROUPABLE(
      409,
      "意见不能分组",
      "有 %s 条意见已经撤回，见 commentIds。",
      "Comment cannot be grouped",
      "%s comments were withdrawn by their authors; see commentIds."),
  COMMENT_NOT_IN_GROUP(
      409,
      "意见不在该分组",
      "有 %s 条意见不在该分组，见 commentIds。",
      "Comment not in the group",
      "%s comments are not in this group; see commentIds."),
  GROUP_DISSOLVED(
      409,
      "意见分组已经解散",
      "已解散的分组只供查阅。",
      "Group dissolved",
      "A dissolved group is kept for its history only."),
  PROPOSAL_DECIDED(
      409,
      "分组建议已经处理",
      "已采用或否决的建议不再改动。",
      "Proposal decided",
      "A proposal that was accepted or rejected does not change."),
  PROPOSALS_BEING_SOUGHT(
      409,
      "正在查找相似意见",
      "该征求意见正在查找，请在约 %s 秒后重试。",
      "Search under way",
      "Similar comments of this consultation are being sought; try again in about %s seconds."),
  APPEAL_NOT_POSSIBLE(
      409,
      "不能申诉",
      "只有未公开的意见才能申诉。",
      "Appeal not possible",
      "Only the author of a hidden comment appeals."),
  APPEAL_ALREADY_MADE(
      409, "已经申诉过", "一条意见只能申诉一次。", "Appeal already made", "There is one appeal about a comment."),
  APPEAL_OPEN(
      409,
      "申诉尚未复核",
      "请先复核作者的申诉。",
      "Appeal open",
      "Decide the author's appeal; until then nothing else changes what is shown."),
  APPEAL_ALREADY_DECIDED(
      409, "申诉已经复核", "申诉的复核结果不能更改。", "Appeal already decided", "A decision on an appeal is final."),
  COMMENT_ALREADY_ASSIGNED(
      409,
      "该意见已有承办人",
      "如需更换承办人请转办。",
      "Comment already assigned",
      "Transfer it to give it to another handler."),
  COMMENT_NOT_ASSIGNED(
      409, "该意见没有承办人", "请先分办。", "Comment not assigned", "Assign it to a handler first."),
  COMMENT_NOT_SELECTABLE(
      409,
      "该意见不能选登",
      "只有已公开且提交人同意公开的意见可以选登。",
      "Comment not selectable",
      "Only a public comment whose author consented to publication can be selected."),
  COMMENTS_NOT_ASSIGNABLE(
      409,
      "部分意见不能分办",
      "有 %s 条意见不能分办，全部未分办；见 violations。",
      "Comments not assignable",
      "%s comments cannot be assigned, so none was; see violations."),
  CHANNEL_NOT_OPEN(
      409,
      "渠道不可用",
      "渠道 %s 不存在或未启用。",
      "Channel not open",
      "Channel %s does not exist or is not open."),
  CHANNEL_EXISTS(409, "渠道编号已被使用", "请换一个编号。", "Channel exists", "Choose another id."),
  CHANNEL_STATE_FORBIDS(
      409, "渠道当前状态不允许此操作", "渠道的状态为 %s。", "Not in this state", "The channel is %s."),
  CHANNEL_REFUSES(
      409,
      "内容不符合渠道的限制",
      "请按 refusals 逐项更正。",
      "The channel does not take it",
      "Correct each entry of refusals."),
  CONTENT_STATE_FORBIDS(
      409, "内容当前状态不允许此操作", "内容的状态为 %s。", "Not in this state", "The content is %s."),
  CONTENT_DERIVED(
      409,
      "内容由系统生成",
      "采纳情况由意见结论生成，不能直接编辑。",
      "Content is derived",
      "A feedback report is made from verdicts and is not edited."),
  CONTENT_FINDINGS_OPEN(
      409,
      "仍有未处理的检查结果",
      "尚有 %s 处检查结果，请修改内容，或逐条说明理由后保留。",
      "Findings open",
      "%s findings are open; change the text or give a reason for each."),
  CONTENT_NOT_PUBLIC(
      409,
      "内容不是主动公开",
      "公开属性为主动公开的内容才能发布。",
      "Content is not public",
      "Only a content that is disclosed proactively is published."),
  CONTENT_NOT_REVIEWED(
      409,
      "内容尚未通过三审",
      "内容须经三名不同的审核人依次审核通过。",
      "Content not reviewed",
      "Three different reviewers must pass it first."),
  REVIEW_STAGE_WRONG(
      409, "审核环节不符", "现在应当进行第 %s 审。", "Wrong stage", "The next review is number %s."),
  REVIEWER_NOT_INDEPENDENT(
      409,
      "审核人不能重复",
      "撰写过该内容或者已在本轮审核过的人不能再审。",
      "Reviewer not independent",
      "Who wrote the content or reviewed it in this round does not review it."),
  POLICY_WITHOUT_INTERPRETATION(
      409,
      "政策缺少解读",
      "政策与解读应当同步发布，请先备好解读。",
      "Policy without interpretation",
      "A policy is published together with its interpretation; prepare it first."),
  POLICY_NOT_INTERPRETABLE(
      409,
      "所解读的政策不可用",
      "interprets 应为一件尚未撤回的政策。",
      "Not a policy",
      "interprets names no policy, or one that was withdrawn."),
  DELIVERY_NOT_RESOLVABLE(
      409,
      "投递不等待人工处理",
      "投递的状态为 %s，不能这样处理。",
      "Not waiting for a person",
      "The delivery is %s and cannot be resolved in this way."),
  INCIDENT_ALREADY_RESOLVED(
      409, "异常已经处理", "这条异常已经处理过。", "Incident resolved", "The incident was resolved before."),

  PROOF_NOT_READY(409, "存证尚未完成", "请在一分钟后重试。", "Proof not ready", "Try again after a minute."),
  NOTICE_WITHDRAWN(
      410,
      "内容已撤回",
      "内容已经撤回或者到期，原因见 reason。",
      "Notice withdrawn",
      "It was withdrawn or has expired; see reason."),
  STALE_VERSION(
      412,
      "内容已被他人更新",
      "请重新读取后再提交。",
      "Stale version",
      "Read the resource again, then repeat the change."),
  PAYLOAD_TOO_LARGE(413, "请求内容过大", "最多 %s 字节。", "Payload too large", "At most %s bytes."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "不支持该内容类型", "请查看接口文档。", "Unsupported media type", "See the API documentation."),

  RANGE_NOT_SATISFIABLE(
      416, "请求的范围无效", "文件共 %s 字节。", "Range not satisfiable", "The file has %s bytes."),

  IDEMPOTENCY_KEY_REUSED(
      422,
      "Idempotency-Key 已用于其他内容",
      "同一个键只能用于同一个请求。",
      "Idempotency-Key reused",
      "One key stands for one request."),
  CALENDAR_DAY_INVALID(
      422,
      "日历中有不合规定的日期",
      "日期须属于该年份、不得重复，调休上班日须为周六或周日；请按 violations 逐项更正。",
      "Calendar day invalid",
      "A day is of the year, there once, and worked only on a Saturday or Sunday; see violations."),
  STAGE_INVALID(
      422,
      "决策环节内容不合规定",
      "正文和链接至少填写一项，决策结果的日期不得晚于今天，其他字段须与环节相符；请按 violations 逐项更正。",
      "Stage invalid",
      "A stage has a text or an address, a result lies not in the future; see violations."),
  CORRECTION_NOTE_REQUIRED(
      422,
      "必须说明更正内容",
      "更正已公布的环节须填写 correctionNote，该说明对外公开。",
      "Correction note required",
      "The correction of a published stage needs a correctionNote, which is public."),
  WINDOW_INVALID(
      422,
      "征求意见时间不合规定",
      "结束时间必须晚于开始时间和当前时间，开始时间不得早于当前时间。",
      "Invalid window",
      "The window must end after it begins and must not begin in the past."),
  WINDOW_TOO_SHORT(
      422,
      "征求意见时间过短",
      "早于 %s 结束的，期限短于规定，须说明理由并公开。",
      "Window too short",
      "A window that ends before %s needs a public shortenedReason."),
  WINDOW_NOT_LONGER(
      422, "新的结束时间没有延后", "须晚于原定的 %s。", "Window not longer", "The new end must be later than %s."),
  DRAFT_UNREADABLE(
      422,
      "征求意见稿无法识别",
      "未能从文本中识别出条款。",
      "Draft unreadable",
      "No clause was recognised in the text."),
  DRAFT_FILE_UNSAFE(
      422,
      "文件不安全",
      "文件含有宏、外部实体或异常的压缩内容，请另存为普通文档后重试。",
      "Draft file unsafe",
      "The file holds macros, external entities or a compression bomb; save it as a plain"
          + " document."),
  ANCHOR_INVALID(
      422,
      "对应关系不合规定",
      "相同、修改、移动、改号、合并各对应一条，拆分对应两条以上，删除和待定不对应任何一条，且不得重复；文字不同的不能定为相同、移动或改号。",
      "Anchor invalid",
      "SAME, EDITED, MOVED, RENUMBERED and MERGED name one clause, SPLIT two or more, REMOVED and"
          + " ORPHANED none, each once; SAME, MOVED and RENUMBERED need the same text."),
  VERSIONS_NOT_IN_ORDER(
      422,
      "版本顺序不对",
      "from 须早于所比较的版本。",
      "Versions not in order",
      "from must be an earlier version than the one compared."),
  DRAFT_TOO_LARGE(422, "征求意见稿过大", "最多 %s 条。", "Draft too large", "At most %s clauses."),
  REASON_REQUIRED(
      422,
      "必须说明理由",
      "除采纳外，理由不少于 %s 个字。",
      "Reason required",
      "Unless adopted, a reason of at least %s characters is needed."),
  PUBLIC_TEXT_INVALID(
      422,
      "公开文本不合规定",
      "公开文本只能将原文的一处或者几处替换为星号，不得有其他改动。",
      "Public text invalid",
      "It is the comment with some places replaced by asterisks and nothing else changed."),
  CLAUSE_REQUIRED(
      422,
      "必须指明条款",
      "采纳的意见须指明所修改的条款。",
      "Clause required",
      "An adopted comment names the clause that it changed."),
  GROUP_INVALID(
      422,
      "分组内容不合规定",
      "请填写 proposalId 或 commentIds 其中一项；新组至少两条不同的意见，建议须与所操作的分组相符。",
      "Invalid group",
      "Name either proposalId or commentIds; a new group has two different comments or more, and a"
          + " proposal is for the group that it names."),
  FEEDBACK_INCOMPLETE(
      422,
      "仍有意见未答复",
      "尚有 %s 条意见没有采纳结论，见 openComments。",
      "Feedback incomplete",
      "%s comments have no verdict; see openComments."),

  ENTRY_INVALID(
      422, "登记内容不合规定", "请按 violations 逐项更正。", "Entry invalid", "Correct each entry of violations."),
  BULK_FILE_UNREADABLE(
      422,
      "表格无法读取",
      "请按 fault 更正，或者另存为 UTF-8 编码的 CSV 或 XLSX 后重试。",
      "Table unreadable",
      "Correct what fault names, or save the table as CSV in UTF-8 or as XLSX."),
  BULK_ROWS_INVALID(
      422,
      "表格中有不合规定的行",
      "共 %s 处，见 errors；没有登记任何一行。",
      "Rows invalid",
      "%s faults, see errors; no row was entered."),
  CONTENT_INVALID(
      422, "内容不合规定", "请按 violations 逐项更正。", "Content invalid", "Correct each entry of violations."),
  CHANNEL_INVALID(
      422, "渠道设置不合规定", "请按 refusals 逐项更正。", "Channel invalid", "Correct each entry of refusals."),
  RESOLUTION_INVALID(
      422,
      "处理结果不合规定",
      "请填写与任务相符的处理结果；已发布的须有链接。",
      "Resolution invalid",
      "Say what fits the task; what was posted has its address."),
  MEDIA_UNREADABLE(
      422,
      "文件无法使用",
      "文件损坏、类型不支持，或者内容与类型不符。",
      "File unusable",
      "The file is damaged, of a kind that is not taken, or not what it says."),
  MEDIA_TOO_LARGE(
      422, "图片尺寸过大", "图片最多 %s 像素。", "Image too large", "An image has at most %s pixels."),

  PRECONDITION_REQUIRED(
      428,
      "缺少 If-Match",
      "请先读取资源，再以其 ETag 作为 If-Match 提交。",
      "If-Match missing",
      "Read the resource first and send its ETag as If-Match."),
  DAILY_LIMIT_REACHED(
      429,
      "今日提交数量已达上限",
      "每人每天最多提交 %s 次，请明天再提交。",
      "Daily limit reached",
      "One person sends at most %s of these a day; try again tomorrow."),
  TOO_MANY_REQUESTS(429, "请求过于频繁", "请在 %s 秒后重试。", "Too many requests", "Try again in %s seconds."),
  INTERNAL_ERROR(
      500,
      "系统内部错误",
      "请稍后重试；如需帮助请提供 traceId。",
      "Internal error",
      "Try again later; quote the traceId when asking for help."),
  WECHAT_UNAVAILABLE(503, "微信平台暂不可用", "请稍后重试。", "WeChat unavailable", "Try again later."),
  UPLOADS_BUSY(503, "正在处理其他文件", "请稍后重试。", "Other files are being processed", "Try again later."),
  STAFF_PROVIDER_UNAVAILABLE(
      503,
      "统一身份认证暂不可用",
      "暂时无法核验工作人员身份，请稍后重试。",
      "Staff login unavailable",
      "The provider of staff tokens cannot be reached; try again later."),
  SERVER_BUSY(503, "系统繁忙", "请稍后重试。", "Server busy", "Try again later.");

  private static final String TYPE_PREFIX = "urn:gongkai:problem:";

  private final int status;
  private final String titleZh;
  private final String detailZh;
  private final String titleEn;
  private final String detailEn;

  ProblemType(int status, String titleZh, String detailZh, String titleEn, String detailEn) {
    this.status = status;
    this.titleZh = titleZh;
    this.detailZh = detailZh;
    this.titleEn = titleEn;
    this.detailEn = detailEn;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The stable identifier, for example {@code consultation-closed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem type URI of RFC 9457; an identifier, not an address. */
  public String uri() {
    return TYPE_PREFIX + code();
  }

  /** Short summary of the type. */
  public String title(ProblemLanguage language) {
    return language == ProblemLanguage.ENGLISH ? titleEn : titleZh;
  }

  /** Explanation of this occurrence; {@code arguments} fill its {@code %s} places in order. */
  public String detail(ProblemLanguage language, Object... arguments) {
    String template = language == ProblemLanguage.ENGLISH ? detailEn : detailZh;
    return String.format(Locale.ROOT, template, arguments);
  }
}
