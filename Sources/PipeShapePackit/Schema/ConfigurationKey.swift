/// The keys that Packit's schema knows, by the level that they may stand at and the type that they take.
enum ConfigurationKey {
  /// Keys of a job alone: neither inherited nor allowed elsewhere.
  static let jobOnly = set(
    "job trigger skip_build manual_trigger labels packages sidetag_group dependents dependencies")

  /// Old names, known in `metadata` only.
  static let oldBranchKeys = ["dist-git-branch", "dist_git_branch"]

  /// Keys that `metadata` may hold.
  static let metadata = set(
    """
    targets timeout owner project dist_git_branches branch scratch list_on_homepage preserve_project use_internal_tf \
    additional_packages additional_repos bootstrap fmf_url fmf_ref fmf_path skip_build env enable_net tmt_plan \
    tf_post_install_script tf_extra_params module_hotfixes
    """)

  /// Keys whose value must be a string.
  static let strings = words(
    """
    config_file_path specfile_path downstream_package_name upstream_project_url upstream_package_name upstream_ref \
    upstream_tag_template archive_root_dir_template dist_git_base_url dist_git_namespace identifier issue_repository \
    release_suffix version_suffix upstream_tag_include upstream_tag_exclude prerelease_suffix_pattern \
    prerelease_suffix_macro status_name_template owner project branch bootstrap fmf_url fmf_ref fmf_path tmt_plan \
    tf_post_install_script image_distribution copr_chroot pkg_tool sig version_update_mask version_update_specifiers \
    csmock_args
    """)

  /// Keys whose value must be a boolean, with Packit's default.
  static let booleans: KeyValuePairs<String, Bool> = [
    "create_pr": true, "sync_changelog": false, "create_sync_note": true, "copy_upstream_release_description": false,
    "merge_pr_in_ci": true, "update_release": true, "preserve_spec": false, "upload_sources": true,
    "sync_test_job_statuses_with_builds": true, "scratch": false, "list_on_homepage": false,
    "preserve_project": false, "use_internal_tf": false, "enable_net": false, "module_hotfixes": false,
    "osh_diff_scan_after_copr_build": true, "use_target_repo_for_fmf_url": false,
    "clone_repos_before_run_condition": false, "skip_missing_branched_composes": false,
  ]

  /// Keys of any other type.
  static let others = words(
    """
    targets dist_git_branches paths dist_git_url allowed_gpg_keys spec_source_id files_to_sync actions \
    patch_generation_ignore_paths patch_generation_patch_id_digits notifications sources srpm_build_deps \
    packit_instances test_command require timeout additional_packages additional_repos env allowed_pr_authors \
    allowed_committers allowed_builders tf_extra_params bodhi_extra_params image_request image_customizations \
    parse_time_macros osh_options
    """)

  /// Keys that top level, packages and jobs share.
  static let common = Set((strings + booleans.map(\.key) + others).map(ExactName.init))

  /// Options of a name in `targets` whose value must be a list.
  static let targetLists = words("additional_packages additional_repos with_opts without_opts")

  static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static func set(_ text: String) -> Set<ExactName> { Set(words(text).map(ExactName.init)) }
}
