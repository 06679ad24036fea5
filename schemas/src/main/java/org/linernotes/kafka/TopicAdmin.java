package org.linernotes.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.linernotes.config.ConfigException;

/**
 * The one step that creates the topics, and the check of it that every service makes at its start.
 * Services create none: a wrong prefix or cluster would be an empty deployment, and no error.
 */
public final class TopicAdmin {
  private static final int REQUEST_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 10_000;

  private TopicAdmin() {}

  /**
   * Creates the topics that are absent, and sets what they keep where it is otherwise. Safe to call
   * at any time, and from several processes at once.
   *
   * @return what was done, a line each; empty: everything was as it should be
   * @throws ConfigException if the brokers do not answer, or a topic has another partition count
   *     than the settings say: use of one track would then be spread over tasks that do not share
   *     state
   */
  public static List<String> ensure(KafkaSettings settings) {
    return ask(
        settings,
        topics -> {
          List<String> done = new ArrayList<>(topics.create());
          done.addAll(topics.configure());
          refuse(topics.misshapen()); // the rest was just set
          return done;
        });
  }

  /**
   * What is otherwise than the settings say, a line each; changes nothing.
   *
   * @throws ConfigException if the brokers do not answer
   */
  public static List<String> differences(KafkaSettings settings) {
    return ask(settings, AdminTopics::differences);
  }

  /**
   * Checks, as every service does before it starts.
   *
   * @throws ConfigException if the brokers do not answer, or anything is otherwise
   */
  public static void check(KafkaSettings settings) {
    refuse(ask(settings, AdminTopics::differences));
  }

  private static void refuse(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new ConfigException(
          differences.stream().collect(Collectors.joining("; ", "", " (see: linernotes topics)")));
    }
  }

  private interface Question {
    List<String> ask(AdminTopics topics)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static List<String> ask(KafkaSettings settings, Question question) {
    Map<String, Object> properties = new HashMap<>(settings.client());
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    try (Admin admin = Admin.create(properties)) {
      return question.ask(new AdminTopics(admin, TopicPlan.of(settings)));
    } catch (ExecutionException | TimeoutException e) {
      throw new ConfigException(
          "Kafka at " + settings.bootstrapServers() + " does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while looking at topics", e);
    }
  }
}
