/// Which keys are carried with steps of which kind.
enum PayloadKeys {
  private static let all = words("notifications status_name_template")

  private static let source = words(
    """
    specfile_path upstream_package_name downstream_package_name upstream_project_url upstream_tag_template actions \
    srpm_build_deps release_suffix version_suffix update_release preserve_spec merge_pr_in_ci
    """)

  private static let build =
    source
    + words(
      """
      owner project additional_packages additional_repos bootstrap timeout list_on_homepage preserve_project \
      enable_net module_hotfixes osh_diff_scan_after_copr_build osh_options csmock_args scratch
      """)

  private static let tests = words(
    """
    fmf_url fmf_ref fmf_path tmt_plan env tf_post_install_script tf_extra_params use_target_repo_for_fmf_url \
    skip_missing_branched_composes sync_test_job_statuses_with_builds test_command
    """)

  private static let image = words("owner project image_distribution image_request image_customizations")

  private static let distGit = words(
    """
    allowed_pr_authors allowed_committers allowed_builders bodhi_extra_params issue_repository pkg_tool sig create_pr \
    sync_changelog files_to_sync upload_sources version_update_mask version_update_specifiers
    """)

  /// Options of a name in `targets` that are carried with its chroot.
  static let ofChroot = words("additional_packages additional_repos additional_modules with_opts without_opts")

  /// The keys that steps of source packages carry.
  static let ofSource = all + source

  /// The keys that steps of a kind carry; what decides when a step runs is among its attributes instead.
  static func keys(of kind: JobKind) -> [String] {
    switch kind.targets {
    case .chroots, .kojiTargets: all + build
    case .tests: all + tests
    case .coprChroot: all + image
    case .branches, .branchesOrDefaultWord, .none: all + build + distGit
    case .unknown: all + build + tests + image.dropFirst(2) + distGit
    }
  }

  private static func words(_ text: String) -> [String] { ConfigurationKey.words(text) }
}
