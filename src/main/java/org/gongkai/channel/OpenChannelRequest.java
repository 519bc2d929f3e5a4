package org.gongkai.channel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new channel.
 *
 * @param account name or number of the account on the platform; empty where there is none
 * @param ownerUnit 主办单位
 * @param settings settings of its kind without secrets; none when absent
 * @param credentials secrets of its kind; never shown again
 * @param onCorrection {@link OnCorrection#MANUAL} when absent
 * @param callsPerMinute 60 when absent
 * @param concurrency calls at once; 2 when absent
 * @param note why; kept in the register
 */
@Schema(description = "A new channel")
public record OpenChannelRequest(
    @NotNull @Pattern(regexp = "[a-z0-9-]{2,40}") @Schema(examples = "webhook-city") String id,
    @NotBlank @Size(max = 30) @Schema(examples = "SANDBOX") String kind,
    @NotBlank @Size(max = 100) @Schema(examples = "市政府门户网站") String name,
    @NotNull @Size(max = 200) @Schema(examples = "portal") String account,
    @NotBlank @Size(max = 100) @Schema(examples = "青禾镇人民政府") String ownerUnit,
    @Nullable
        @Size(max = ChannelPolicy.MOST_SETTINGS)
        @Schema(nullable = true, description = "Settings of its kind; none when absent")
        Map<
                @Pattern(regexp = ChannelPolicy.SETTING_NAME) String,
                @NotNull @Size(max = ChannelPolicy.LONGEST_SETTING) String>
            settings,
    @Nullable
        @Size(max = ChannelPolicy.MOST_SETTINGS)
        @Schema(nullable = true, description = "Secrets of its kind; never shown again")
        Map<
                @Pattern(regexp = ChannelPolicy.SETTING_NAME) String,
                @NotNull @Size(max = ChannelPolicy.LONGEST_SETTING) String>
            credentials,
    @Nullable @Schema(nullable = true, description = "`MANUAL` when absent")
        OnCorrection onCorrection,
    @Nullable
        @Min(1)
        @Max(ChannelPolicy.MOST_CALLS)
        @Schema(nullable = true, description = "60 when absent", examples = "60")
        Integer callsPerMinute,
    @Nullable
        @Min(1)
        @Max(ChannelPolicy.MOST_AT_ONCE)
        @Schema(nullable = true, description = "Calls at once; 2 when absent", examples = "2")
        Integer concurrency,
    @Nullable @Size(max = 500) @Schema(nullable = true, examples = "经县政府办公室批准开设。") String note) {

  /** Keeps secrets out of messages. */
  @Override
  public String toString() {
    return "new channel " + id + " (" + kind + ')';
  }
}
