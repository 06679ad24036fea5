package org.linernotes.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The planned topics, as the brokers have them. */
final class AdminTopics {
  private static final long TIMEOUT_SECONDS = 30;

  private final Admin admin;
  private final List<TopicPlan> plans;

  AdminTopics(Admin admin, List<TopicPlan> plans) {
    this.admin = admin;
    this.plans = plans;
  }

  /** Creates those that are absent, and returns when the brokers know them. */
  List<String> create() throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> present = names();
    List<TopicPlan> absent = plans.stream().filter(plan -> !present.contains(plan.name())).toList();
    List<String> done = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<Void>> created :
        new TreeMap<>(admin.createTopics(absent.stream().map(TopicPlan::absent).toList()).values())
            .entrySet()) {
      if (isNew(created.getValue())) {
        done.add("created topic " + created.getKey());
      }
    }
    awaitKnown();
    return done;
  }

  /** False if another process was faster. */
  private static boolean isNew(KafkaFuture<Void> created)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      created.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  /** A topic that was just created is unknown to a broker until its metadata has caught up. */
  private void awaitKnown() throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (true) {
      try {
        describe(plans);
        configurations(plans);
        return;
      } catch (ExecutionException e) {
        boolean unknownYet = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unknownYet || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  /** Sets what is otherwise: older releases kept less of some topics. */
  List<String> configure() throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Config> found = configurations(plans);
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    List<String> done = new ArrayList<>();
    for (TopicPlan plan : plans) {
      Config config = found.getOrDefault(plan.name(), new Config(List.of()));
      plan.lines(config).forEach(line -> done.add("set as expected: " + line));
      Collection<AlterConfigOp> operations = operations(plan.otherwise(config));
      if (!operations.isEmpty()) {
        changes.put(resource(plan), operations);
      }
    }
    admin.incrementalAlterConfigs(changes).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    return done;
  }

  private static Collection<AlterConfigOp> operations(Map<String, String> otherwise) {
    return otherwise.entrySet().stream()
        .map(
            entry ->
                new AlterConfigOp(
                    new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
        .toList();
  }

  /** What is otherwise than planned, a line each; those that are absent in one. */
  List<String> differences() throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> present = names();
    List<TopicPlan> there = plans.stream().filter(plan -> present.contains(plan.name())).toList();
    List<String> differences = new ArrayList<>(absent(present));
    differences.addAll(shapes(there));
    Map<String, Config> found = configurations(there);
    for (TopicPlan plan : there) {
      differences.addAll(plan.lines(found.getOrDefault(plan.name(), new Config(List.of()))));
    }
    return differences;
  }

  private List<String> absent(Set<String> present) {
    List<String> absent =
        plans.stream().map(TopicPlan::name).filter(name -> !present.contains(name)).toList();
    if (absent.isEmpty()) {
      return List.of();
    }
    return List.of("missing of the topics: " + String.join(", ", absent));
  }

  /** What no setting of a topic could put right, a line each. */
  List<String> misshapen() throws InterruptedException, ExecutionException, TimeoutException {
    return shapes(plans);
  }

  private List<String> shapes(List<TopicPlan> some)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, TopicDescription> found = describe(some);
    List<String> differences = new ArrayList<>();
    for (TopicPlan plan : some) {
      TopicDescription shape = found.get(plan.name());
      differences.addAll(shape == null ? List.of() : plan.shape(shape));
    }
    return differences;
  }

  private Set<String> names() throws InterruptedException, ExecutionException, TimeoutException {
    return admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private Map<String, TopicDescription> describe(List<TopicPlan> some)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin
        .describeTopics(some.stream().map(TopicPlan::name).toList())
        .allTopicNames()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private Map<String, Config> configurations(List<TopicPlan> some)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Config> byName = new HashMap<>();
    admin
        .describeConfigs(some.stream().map(AdminTopics::resource).toList())
        .all()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .forEach((resource, config) -> byName.put(resource.name(), config));
    return byName;
  }

  private static ConfigResource resource(TopicPlan plan) {
    return new ConfigResource(ConfigResource.Type.TOPIC, plan.name());
  }
}
